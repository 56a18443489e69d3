import type { z } from 'zod';
import type { AgreementStep, IdentityAttempt } from '../../../contracts/activation.ts';
import type { SealedStep } from '../../../contracts/sealed-inputs.ts';
import { networkOf } from '../../../domain/network.ts';
import * as updates from '../../../workflows/activation/definitions.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { originOf } from '../../http/request-origin.ts';
import type { Route } from '../../http/route.ts';
import { identityBody, identityInput } from './schemas/activation.ts';
import { agreementBody } from '../account/schemas/terms.ts';
import { codeBody, codeRefusals, sendingRefusals } from '../account/schemas/flow.ts';
import { contactBody } from '../account/schemas/contact.ts';
import { credentialsStep } from './credentials-step.ts';
import { createStepRoutes, type StepDefinition } from './activation-step.ts';

type Step<Body extends z.ZodType, Input = SealedStep> = StepDefinition<z.output<Body>, Input>;

/** The five steps, in the order in which they are taken. */
export function activationStepRoutes(dependencies: ApiDependencies): Route[] {
  const stepRoute = createStepRoutes(dependencies);
  return [
    stepRoute(identity),
    stepRoute(agreement),
    stepRoute(credentialsStep(dependencies)),
    stepRoute(contact),
    stepRoute(otp),
  ];
}

const reference = (_call: unknown, inputId: string): SealedStep => ({ inputId });

const identity: Step<typeof identityBody> = {
  step: 'identity',
  audit: 'activation.identity',
  summary: 'Prove the identity of the merchant or group',
  body: identityBody,
  refusals: [
    'MERCHANT_NO_FORMAT',
    'GROUP_NO_FORMAT',
    'ID_NO_FORMAT',
    'LICENCE_NO_FORMAT',
    'PHONE_FORMAT',
    'IDENTITY_MISMATCH',
    'IDENTITY_TRIES_EXHAUSTED',
    'ALREADY_ACTIVATED',
  ],
  update: updates.verifyIdentity,
  seal: ({ body, request }): IdentityAttempt => ({ ...identityInput(body), network: networkOf(request.ip) }),
  input: reference,
};

const agreement: Step<typeof agreementBody, AgreementStep> = {
  step: 'agreement',
  audit: 'activation.agree',
  summary: 'Accept the service agreement',
  body: agreementBody,
  refusals: ['TERMS_OUTDATED'],
  update: updates.agreeToTerms,
  seal: ({ request }) => originOf(request),
  input: ({ body, locale }, inputId) => ({ ...body, locale: body.locale ?? locale, inputId }),
};

const contact: Step<typeof contactBody> = {
  step: 'contact',
  audit: 'activation.send-code',
  summary: 'Send a code to an address; repeat to send another code',
  body: contactBody,
  refusals: ['PHONE_FORMAT', 'EMAIL_FORMAT', 'EMAIL_NOT_ASCII', ...sendingRefusals],
  update: updates.sendCode,
  seal: ({ body }) => body,
  input: reference,
};

const otp: Step<typeof codeBody> = {
  step: 'otp',
  audit: 'activation.confirm-code',
  summary: 'Confirm the address with the code and create the account',
  body: codeBody,
  refusals: [...codeRefusals, 'ADDRESS_TAKEN', 'USERNAME_TAKEN', 'ALREADY_ACTIVATED', 'TERMS_OUTDATED'],
  update: updates.confirmCode,
  seal: ({ body }) => body,
  input: reference,
};
