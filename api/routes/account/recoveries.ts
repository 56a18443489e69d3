import { z } from 'zod';
import { policy } from '../../../domain/policy.ts';
import type { passwordRecovery } from '../../../workflows/index.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { createFlowStartedReply } from './flows/flow-started-reply.ts';
import { createCaptchaCheck } from './sign-in/captcha-check.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { flowIdOf } from '../../http/idempotency.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { notKnownYet, stepHeaders as headers } from './schemas/flow.ts';
import { recovery, recoveryPath, startRecoveryBody } from './schemas/recovery.ts';
import { createRecoveryCalls } from './flows/account-flow-calls.ts';

const tag = 'Recovery';
const path = '/api/v1/recoveries';

const beginHead = {
  audit: 'recovery.begin',
  method: 'post',
  path,
  access: 'anyone',
  tag,
  summary: 'Recover a forgotten password',
  description:
    'Sends a code to all bound addresses, or only to the address given. The response is the same whether or not the ' +
    'account exists. A cookie binds the recovery to this browser. Start again to get another code.',
  headers,
  body: startRecoveryBody,
  responses: {
    201: { description: 'Started.', schema: recovery, headers: z.object({ Location: z.string() }) },
    202: notKnownYet,
  },
  refusals: ['CAPTCHA_REQUIRED', 'STEP_OUT_OF_ORDER', 'SERVICE_UNAVAILABLE'],
} as const;

const viewHead = {
  method: 'get',
  path: `${path}/{id}`,
  access: 'recovery',
  tag,
  summary: 'The state of a recovery',
  params: recoveryPath,
  responses: { 200: { description: 'The current state.', schema: recovery } },
  refusals: ['FLOW_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

/** Beginning to get back into an account whose password is forgotten, and looking at it. */
export function recoveryRoutes(dependencies: ApiDependencies): Route[] {
  const { sealedInputs, vault, temporal } = dependencies;
  const checkCaptcha = createCaptchaCheck(dependencies);
  const calls = createRecoveryCalls(temporal);
  const { lifetimeMs } = policy.recovery;
  const startedReply = createFlowStartedReply(dependencies, {
    flow: 'recovery',
    firstState: 'OTP',
    lifetimeMs,
  });

  /** Nobody is looked up here: the workflow does it when the answer is out, so that the answer tells nothing. */
  async function begin(call: Call<unknown, unknown, z.output<typeof startRecoveryBody>>): Promise<Reply> {
    const { request, body, locale, now } = call;
    await checkCaptcha({ request, token: body.captchaToken, purpose: 'recovery', now });
    const recoveryId = flowIdOf(request, vault.otpKey, `recovery|${JSON.stringify(body.identifier)}`);
    const origin = auditOriginOf(vault, request);
    const inputId = await sealedInputs.seal(recoveryId, body.identifier, now, origin);
    await calls.start<typeof passwordRecovery>(recoveryId, [{ recoveryId, inputId, locale }]);
    const where = `${path}/${recoveryId}`;
    return startedReply({ request, flowId: recoveryId, where, view: calls.view(recoveryId) });
  }

  return [
    defineRoute({ ...beginHead, handle: begin }),
    defineRoute({
      ...viewHead,
      handle: async ({ params }) => ({ status: 200, json: await calls.view(params.id) }),
    }),
  ];
}
