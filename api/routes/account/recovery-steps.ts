import type { UpdateDefinition } from '@temporalio/common';
import type { z } from 'zod';
import type { SealedStep } from '../../../contracts/sealed-inputs.ts';
import type { RecoveryView } from '../../../contracts/account.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { RecoveryStep } from '../../../domain/account/recovery.ts';
import { confirmRecovery, setNewPassword } from '../../../workflows/account/recovery-definitions.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { updateIdOf } from '../../http/idempotency.ts';
import { requireGoodPassword } from './password-strength/password-validator.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import {
  codeBody,
  codeRefusals,
  notKnownYet,
  refusedInAnyStep,
  stepHeaders as headers,
} from './schemas/flow.ts';
import { newPasswordBody, recovery, recoveryPath } from './schemas/recovery.ts';
import { stillWorkingReply } from '../../http/accepted-reply.ts';
import { createRecoveryCalls } from './flows/account-flow-calls.ts';

const tag = 'Recovery';
const path = '/api/v1/recoveries';

interface Step<B> {
  readonly step: RecoveryStep;
  readonly audit: string;
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodType<B>;
  readonly refusals: readonly ErrorCode[];
  readonly update: UpdateDefinition<RecoveryView, [SealedStep]>;
  /** Validates what was typed before anything of the flow is used up. */
  readonly validate?: (body: B) => Promise<void>;
}

const otp: Step<z.output<typeof codeBody>> = {
  step: 'otp',
  audit: 'recovery.confirm-code',
  summary: 'Submit the code; allows ten minutes to set a new password',
  description: 'If the account does not exist, every code is wrong.',
  body: codeBody,
  refusals: codeRefusals,
  update: confirmRecovery,
};

const password: Step<z.output<typeof newPasswordBody>> = {
  step: 'password',
  audit: 'recovery.password',
  summary: 'Set the new password',
  description:
    'A rejected password does not use up the recovery. On success all sessions end, every bound address is notified, ' +
    'and the person still has to sign in.',
  body: newPasswordBody,
  refusals: [
    'PASSWORD_LENGTH',
    'PASSWORD_COMPOSITION',
    'PASSWORD_CONTAINS_NAME',
    'PASSWORD_TOO_COMMON',
    'PASSWORD_TOO_WEAK',
    'PASSWORD_REUSED',
  ],
  // Whose it will be only the workflow knows; the activity compares it with the names.
  validate: (body) => requireGoodPassword(body.password, []),
  update: setNewPassword,
};

/** The two steps of a recovery, in the order in which they are taken. */
export function recoveryStepRoutes({ sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const calls = createRecoveryCalls(temporal);

  function stepRoute<B>({ step, update, validate, ...definition }: Step<B>): Route {
    return defineRoute({
      ...definition,
      method: 'post',
      path: `${path}/{id}/${step}`,
      access: 'recovery',
      tag,
      headers,
      params: recoveryPath,
      responses: { 200: { description: 'The state after the step.', schema: recovery }, 202: notKnownYet },
      refusals: [...refusedInAnyStep, ...definition.refusals],
      handle: async ({ request, params: { id }, body, now }) => {
        await validate?.(body);
        const updateId = updateIdOf(step, request);
        const input = { inputId: await sealedInputs.seal(id, body, now, auditOriginOf(vault, request)) };
        const view = await calls.take({ flowId: id, step, update, input, updateId, viewArgs: [] });
        return view ? { status: 200, json: view } : stillWorkingReply(`${path}/${id}`);
      },
    });
  }

  return [stepRoute(otp), stepRoute(password)];
}
