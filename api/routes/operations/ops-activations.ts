import type { ApiDependencies } from '../../dependencies.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { activation, activationPath } from '../activation/schemas/activation.ts';
import { commandBody } from '../audit/schemas/command.ts';
import { stillWorking, waitingHeaders } from '../../http/schemas/problem.ts';
import { stillWorkingReply } from '../../http/accepted-reply.ts';
import { createExpireCall } from '../activation/activation-calls.ts';

const expireHead = {
  audit: 'activation.expire',
  method: 'post',
  path: '/api/v1/ops/activations/{id}/expire',
  access: 'operator',
  tag: 'Operations',
  summary: 'End an activation and erase what was entered',
  params: activationPath,
  body: commandBody,
  responses: {
    200: { description: 'Ended.', schema: activation },
    202: { description: 'The result is not known yet.', schema: stillWorking, headers: waitingHeaders },
  },
  refusals: ['FLOW_NOT_FOUND', 'NOTHING_TO_CHANGE', 'SERVICE_UNAVAILABLE'],
} as const;

/** Ending an activation: its workflow does it, and its activity writes the audit row. */
export function operatorActivationRoutes({ sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const expire = createExpireCall(temporal);
  return [
    defineRoute({
      ...expireHead,
      handle: async ({ params, body, actor, request, now }) => {
        await expire.requireOpen(params.id);
        // What a person typed, the reason too, enters Temporal by its id alone.
        const inputId = await sealedInputs.seal(params.id, body, now, auditOriginOf(vault, request));
        const command = { inputId, requestedBy: `operator:${actor().actorId}` };
        const view = await expire.send(params.id, command);
        return view
          ? { status: 200, json: view }
          : stillWorkingReply(`/api/v1/ops/audit?target=activation:${params.id}`);
      },
    }),
  ];
}
