import { z } from 'zod';
import { policy } from '../../../domain/policy.ts';
import type { merchantActivation } from '../../../workflows/index.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { createFlowStartedReply } from '../account/flows/flow-started-reply.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { activationIdOf } from '../../http/idempotency.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { activation, activationPath, startActivationBody } from './schemas/activation.ts';
import { stepHeaders } from '../account/schemas/flow.ts';
import { stillWorking, waitingHeaders } from '../../http/schemas/problem.ts';
import { createActivationCalls } from './activation-calls.ts';

const tag = 'Activation';

const beginHead = {
  audit: 'activation.begin',
  method: 'post',
  path: '/api/v1/activations',
  access: 'anyone',
  tag,
  summary: 'Start an activation',
  description: 'A cookie binds the activation to this browser. All later calls require it.',
  headers: stepHeaders,
  body: startActivationBody,
  responses: {
    201: {
      description: 'Started.',
      schema: activation,
      headers: z.object({ Location: z.string() }),
    },
    202: {
      description: 'Started. Its state is not known yet.',
      schema: stillWorking,
      headers: waitingHeaders,
    },
  },
  refusals: ['STEP_OUT_OF_ORDER', 'SERVICE_UNAVAILABLE'],
} as const;

const viewHead = {
  method: 'get',
  path: '/api/v1/activations/{id}',
  access: 'activation',
  tag,
  summary: 'The state of an activation',
  params: activationPath,
  responses: { 200: { description: 'The current state.', schema: activation } },
  refusals: ['FLOW_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

/** Beginning an activation and looking at it. */
export function activationRoutes(dependencies: ApiDependencies): Route[] {
  const { auditTrail: audit, temporal, vault } = dependencies;
  const calls = createActivationCalls(temporal);
  const { lifetimeMs } = policy.activation;
  const startedReply = createFlowStartedReply(dependencies, {
    flow: 'activation',
    firstState: 'VERIFY',
    lifetimeMs,
  });

  async function begin(call: Call<unknown, unknown, z.output<typeof startActivationBody>>): Promise<Reply> {
    const { subjectType } = call.body;
    const activationId = activationIdOf(call.request, vault.otpKey, subjectType);
    await audit.record({
      at: call.now,
      actor: 'anyone',
      action: beginHead.audit,
      target: `activation:${activationId}`,
      origin: auditOriginOf(vault, call.request),
      causeKey: `${beginHead.audit}:${activationId}`,
      detail: { subjectType },
    });
    const input = { activationId, subjectType, locale: call.locale };
    await calls.start<typeof merchantActivation>(activationId, [input]);
    const where = `/api/v1/activations/${activationId}`;
    return startedReply({
      request: call.request,
      flowId: activationId,
      where,
      view: calls.view(activationId),
    });
  }

  return [
    defineRoute({ ...beginHead, handle: begin }),
    defineRoute({
      ...viewHead,
      handle: async ({ params }) => ({ status: 200, json: await calls.view(params.id) }),
    }),
  ];
}
