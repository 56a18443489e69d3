import type { z } from 'zod';
import type { AgreementStep, CredentialsInput, OriginInput, SealedStep } from '../../contracts/activation.ts';
import * as updates from '../../workflows/activation/definitions.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { hashPassword } from '../password-check.ts';
import type { Route } from '../route.ts';
import { agreementBody, codeBody, contactBody, identityBody, identityInput } from '../schemas/activation.ts';
import { credentialsBody } from '../schemas/credentials.ts';
import { createStepRoutes, type StepCall, type StepDefinition } from './activation-step.ts';

type Step<Body extends z.ZodType, Input = SealedStep> = StepDefinition<z.output<Body>, Input>;

/** The five steps, in the order in which they are taken. */
export function activationStepRoutes(dependencies: ApiDependencies): Route[] {
  const stepRoute = createStepRoutes(dependencies);
  return [
    stepRoute(identity),
    stepRoute(agreement),
    stepRoute(credentials),
    stepRoute(contact),
    stepRoute(otp),
  ];
}

const reference = (_call: unknown, inputId: string): SealedStep => ({ inputId });

const identity: Step<typeof identityBody> = {
  step: 'identity',
  summary: 'Prove who you are',
  body: identityBody,
  refusals: [
    'MERCHANT_NO_FORMAT',
    'GROUP_NO_FORMAT',
    'ID_NO_FORMAT',
    'LICENCE_NO_FORMAT',
    'PHONE_FORMAT',
    'IDENTITY_MISMATCH',
    'ALREADY_ACTIVATED',
  ],
  update: updates.verifyIdentity,
  seal: ({ body }) => identityInput(body),
  input: reference,
};

const agreement: Step<typeof agreementBody, AgreementStep> = {
  step: 'agreement',
  summary: 'Agree to the service agreement',
  body: agreementBody,
  refusals: ['TERMS_OUTDATED'],
  update: updates.agreeToTerms,
  seal: ({ request }) => originOf(request),
  input: ({ body, locale }, inputId) => ({ ...body, locale: body.locale ?? locale, inputId }),
};

const credentials: Step<typeof credentialsBody> = {
  step: 'credentials',
  summary: 'Choose username and password',
  body: credentialsBody,
  refusals: [
    'USERNAME_FORMAT',
    'USERNAME_IS_PHONE',
    'USERNAME_IS_EMAIL',
    'USERNAME_RESERVED',
    'USERNAME_TAKEN',
    'PASSWORD_LENGTH',
    'PASSWORD_COMPOSITION',
    'PASSWORD_CONTAINS_NAME',
  ],
  update: updates.setCredentials,
  seal: ({ body }) => credentialsOf(body),
  input: reference,
};

const contact: Step<typeof contactBody> = {
  step: 'contact',
  summary: 'Give an address and be sent a code; again to have another one sent',
  body: contactBody,
  refusals: ['PHONE_FORMAT', 'EMAIL_FORMAT', 'CODE_RESEND_TOO_SOON', 'CODE_LIMIT_REACHED', 'CODE_NOT_SENT'],
  update: updates.sendCode,
  seal: ({ body }) => body,
  input: reference,
};

const otp: Step<typeof codeBody> = {
  step: 'otp',
  summary: 'Confirm the address with the code; the account exists from then on',
  body: codeBody,
  refusals: [
    'CODE_WRONG',
    'CODE_EXPIRED',
    'CODE_TRIES_EXHAUSTED',
    'ADDRESS_TAKEN',
    'USERNAME_TAKEN',
    'ALREADY_ACTIVATED',
  ],
  update: updates.confirmCode,
  seal: ({ body }) => body,
  input: reference,
};

function originOf(request: StepCall<unknown>['request']): OriginInput {
  const ip = (request.ip ?? '').replace(/^::ffff:/, '');
  return { ip, userAgent: (request.get('User-Agent') ?? '').slice(0, 400) };
}

/** The password itself goes no further than this. */
async function credentialsOf({
  username,
  password,
}: z.output<typeof credentialsBody>): Promise<CredentialsInput> {
  const passwordHash = await hashPassword(password);
  return { username: username.canonical, displayUsername: username.display, passwordHash };
}
