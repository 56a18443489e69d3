import { verify } from '@node-rs/argon2';
import type { z } from 'zod';
import type { CredentialsInput } from '../../../contracts/activation.ts';
import type { SealedStep } from '../../../contracts/sealed-inputs.ts';
import { requireUnlikeBrand } from '../../../domain/account/credentials.ts';
import { BusinessError } from '../../../domain/errors.ts';
import * as updates from '../../../workflows/activation/definitions.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { InvalidRequest } from '../../http/refusals.ts';
import { hashPassword } from '../account/sign-in/password-check.ts';
import { requireGoodPassword } from '../account/password-strength/password-validator.ts';
import { credentialsBody } from '../account/schemas/credentials.ts';
import { createIdentityCalls } from './identity-calls.ts';
import type { StepCall, StepDefinition } from './activation-step.ts';

type Credentials = z.output<typeof credentialsBody>;

/**
 * The step where a password is chosen. The workflow knows for whom, and only the api ever has the password: so the
 * api asks for the subject's row, which is nothing personal, and compares here.
 */
export function credentialsStep({
  queries,
  temporal,
  settings,
}: ApiDependencies): StepDefinition<Credentials, SealedStep> {
  const { subjects } = queries;
  const calls = createIdentityCalls(temporal);

  async function credentialsOf({ body, params }: StepCall<Credentials>): Promise<CredentialsInput> {
    const { username, password } = body;
    requireFreeOfBrand(username.canonical, settings.BRAND_NAME);
    const verified = await calls.subjectOf(params.id);
    // Nobody has been proved yet: the workflow refuses the step by itself.
    const subject = verified && (await subjects.forCredentials(verified.subjectType, verified.subjectId));
    const names = [username.canonical, username.display, settings.BRAND_NAME];
    await requireGoodPassword(password, subject ? [...names, subject.no, subject.name] : names);
    await requireNotInitial(password, subject?.initialPasswordHash);
    const passwordHash = await hashPassword(password);
    return { username: username.canonical, displayUsername: username.display, passwordHash };
  }

  return {
    step: 'credentials',
    audit: 'activation.username',
    summary: 'Set the username and password',
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
      'PASSWORD_TOO_COMMON',
      'PASSWORD_TOO_WEAK',
      'PASSWORD_IS_INITIAL',
    ],
    update: updates.setCredentials,
    seal: credentialsOf,
    input: (_call, inputId) => ({ inputId }),
  };
}

function requireFreeOfBrand(username: string, brand: string): void {
  try {
    requireUnlikeBrand(username, brand);
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    throw new InvalidRequest([{ field: 'username', code: error.code }]);
  }
}

/** The password that was handed out has been read by others on its way. */
async function requireNotInitial(password: string, initialPasswordHash: string | undefined): Promise<void> {
  if (initialPasswordHash !== undefined && (await verify(initialPasswordHash, password)))
    throw new InvalidRequest([{ field: 'password', code: 'PASSWORD_IS_INITIAL' }]);
}
