import type { UpdateDefinition } from '@temporalio/common';
import { z } from 'zod';
import type { SealedStep } from '../../contracts/activation.ts';
import type { RecoveryView } from '../../contracts/recovery.ts';
import { createSealedInputs } from '../../db/web/sealed-inputs.ts';
import { BusinessError, type ErrorCode } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import type { RecoveryStep } from '../../domain/recovery.ts';
import type { passwordRecovery } from '../../workflows/index.ts';
import { confirmRecovery, setNewPassword } from '../../workflows/recovery/definitions.ts';
import { createBrowserBinding } from '../browser-binding.ts';
import { createCookies } from '../cookies.ts';
import { requireGoodPassword } from '../password-strength/password-judge.ts';
import { createCaptchaCheck } from '../captcha-check.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { flowIdOf, updateIdOf } from '../idempotency.ts';
import { defineRoute, type Route } from '../route.ts';
import { codeBody, idempotencyKey } from '../schemas/activation.ts';
import { stillWorking, waitingHeaders } from '../schemas/problem.ts';
import { newPasswordBody, recovery, recoveryPath, startRecoveryBody } from '../schemas/recovery.ts';
import { stillWorkingReply } from '../waiting-reply.ts';
import { createRecoveryCalls } from '../workflow-calls/recovery-calls.ts';

const tag = 'Recovery';
const path = '/api/v1/recoveries';
const headers = z.object({ 'Idempotency-Key': idempotencyKey });
const notKnownYet = { description: 'Not known yet.', schema: stillWorking, headers: waitingHeaders };

const beginHead = {
  method: 'post',
  path,
  access: 'anyone',
  tag,
  summary: 'Recover a forgotten password',
  description:
    'Sends a code to all bound addresses, or to the one that is named. The same answer whether or not there is such ' +
    'an account. Binds the recovery to this browser by a cookie. For another code, begin again.',
  headers,
  body: startRecoveryBody,
  responses: {
    201: { description: 'It has begun.', schema: recovery, headers: z.object({ Location: z.string() }) },
    202: notKnownYet,
  },
  refusals: ['CAPTCHA_REQUIRED', 'STEP_OUT_OF_ORDER', 'SERVICE_UNAVAILABLE'],
} as const;

const viewHead = {
  method: 'get',
  path: `${path}/{id}`,
  access: 'recovery',
  tag,
  summary: 'Where a recovery stands',
  params: recoveryPath,
  responses: { 200: { description: 'Its state.', schema: recovery } },
  refusals: ['FLOW_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

interface Step<B> {
  readonly step: RecoveryStep;
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodType<B>;
  readonly refusals: readonly ErrorCode[];
  readonly update: UpdateDefinition<RecoveryView, [SealedStep]>;
  /** Judges what was typed before anything of the flow is used up. */
  readonly judge?: (body: B) => Promise<void>;
}

const otp: Step<z.output<typeof codeBody>> = {
  step: 'otp',
  summary: 'Give the code, and get ten minutes to set a new password',
  description: 'For a name that nobody has every code is wrong.',
  body: codeBody,
  refusals: ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TRIES_EXHAUSTED'],
  update: confirmRecovery,
};

const password: Step<z.output<typeof newPasswordBody>> = {
  step: 'password',
  summary: 'Set the new password',
  description:
    'It is judged before anything is used up. Afterwards every session is ended, every bound address is told, and ' +
    'nobody is signed in.',
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
  judge: (body) => requireGoodPassword(body.password, []),
  update: setNewPassword,
};

/** Getting back into an account whose password is forgotten. */
export function recoveryRoutes(dependencies: ApiDependencies): Route[] {
  const { database, vault, temporal } = dependencies;
  const calls = createRecoveryCalls(temporal);
  const sealedInputs = createSealedInputs(database, vault);

  function stepRoute<B>({ step, update, judge, ...definition }: Step<B>): Route {
    return defineRoute({
      ...definition,
      method: 'post',
      path: `${path}/{id}/${step}`,
      access: 'recovery',
      tag,
      headers,
      params: recoveryPath,
      responses: { 200: { description: 'The state it led to.', schema: recovery }, 202: notKnownYet },
      refusals: [...inAnyStep, ...definition.refusals],
      handle: async ({ request, params: { id }, body, now }) => {
        await judge?.(body);
        const updateId = updateIdOf(step, request);
        const input = { inputId: await sealedInputs.put(id, body, now) };
        const view = await calls.take({ flowId: id, step, update, input, updateId, viewArgs: [] });
        return view ? { status: 200, json: view } : stillWorkingReply(`${path}/${id}`);
      },
    });
  }

  return [
    beginRoute(dependencies),
    defineRoute({
      ...viewHead,
      handle: async ({ params }) => ({ status: 200, json: await calls.view(params.id) }),
    }),
    stepRoute(otp),
    stepRoute(password),
  ];
}

const inAnyStep: readonly ErrorCode[] = [
  'FLOW_NOT_FOUND',
  'FLOW_EXPIRED',
  'FLOW_LOCKED',
  'STEP_OUT_OF_ORDER',
  'INPUT_GONE',
  'SERVICE_UNAVAILABLE',
];

/** Nobody is looked up here: the workflow does it when the answer is out, so that the answer tells nothing. */
function beginRoute(dependencies: ApiDependencies): Route {
  const { database, vault, temporal, settings } = dependencies;
  const checkCaptcha = createCaptchaCheck(dependencies);
  const calls = createRecoveryCalls(temporal);
  const sealedInputs = createSealedInputs(database, vault);
  const cookies = createCookies(settings.PUBLIC_ORIGIN);
  const binding = createBrowserBinding(vault.otpKey, 'recovery');

  return defineRoute({
    ...beginHead,
    handle: async ({ request, body, locale, now }) => {
      await checkCaptcha({ request, token: body.captchaToken, purpose: 'recovery', now });
      const recoveryId = flowIdOf(request, vault.otpKey, `recovery|${JSON.stringify(body.identifier)}`);
      const inputId = await sealedInputs.put(recoveryId, body.identifier, now);
      await calls.start<typeof passwordRecovery>(recoveryId, [{ recoveryId, inputId, locale }]);
      const where = `${path}/${recoveryId}`;
      const cookie = cookies.write('recovery', binding.proofOf(recoveryId), policy.recovery.lifetimeMs);
      const begun = await unlessUnavailable(calls.view(recoveryId));
      if (!begun) return { ...stillWorkingReply(where), cookies: [cookie] };
      const known = binding.holds(recoveryId, cookies.read(request, 'recovery'));
      // A repeat follows at once; past the first step, only the browser that took it may go on.
      if (begun.state !== 'OTP' && !known) throw new BusinessError('STEP_OUT_OF_ORDER');
      return { status: 201, headers: { Location: where }, cookies: [cookie], json: begun };
    },
  });
}

async function unlessUnavailable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof BusinessError && error.code === 'SERVICE_UNAVAILABLE') return undefined;
    throw error;
  }
}
