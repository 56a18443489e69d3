import type { z } from 'zod';
import { sealedRunFlow } from '../../../contracts/ids.ts';
import type { RunCommandInput, RunCommandName } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { updateIdOf } from '../../http/idempotency.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { commandBody } from '../audit/schemas/command.ts';
import { accepted, waitingHeaders } from '../../http/schemas/problem.ts';
import { runHref } from './run-href.ts';
import { runPath } from './schemas/run.ts';
import { acceptedReply } from '../../http/accepted-reply.ts';
import { createRunCommandCall } from '../../../temporal/calls/run-command-call.ts';

const commands = {
  pause: ['run.pause', 'Pause a run; items in progress are redone after it resumes'],
  resume: ['run.resume', 'Resume a paused or blocked run with the remaining items'],
  cancel: ['run.cancel', 'Cancel a run; finished items stay, the others can be retried'],
} as const satisfies Record<RunCommandName, readonly [audit: string, summary: string]>;

const headOf = (name: RunCommandName) =>
  ({
    audit: commands[name][0],
    method: 'post',
    path: `/api/v1/ops/runs/{id}/${name}`,
    access: 'operator',
    tag: 'Operations',
    summary: commands[name][1],
    params: runPath,
    body: commandBody,
    responses: {
      202: {
        description: 'Accepted; takes effect within seconds.',
        schema: accepted,
        headers: waitingHeaders,
      },
    },
    refusals: ['PERIOD_FORMAT', 'RUN_NOT_FOUND', 'NOTHING_TO_CHANGE', 'SERVICE_UNAVAILABLE'],
  }) as const;

type CommandCall = Call<z.output<typeof runPath>, unknown, z.output<typeof commandBody>>;

/** Pausing, resuming and cancelling: the run's workflow does it, and its activity writes the audit row. */
export function runCommandRoutes({ queries, sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const { runs } = queries;
  const sendCommand = createRunCommandCall(temporal);

  async function sendRunCommand(
    name: RunCommandName,
    { params, body, actor, request, now }: CommandCall,
  ): Promise<Reply> {
    const period = params.id;
    if (!(await runs.byPeriod(period))) throw new BusinessError('RUN_NOT_FOUND');
    const typed = body satisfies RunCommandInput;
    // What a person typed, the reason too, enters Temporal by its id alone.
    const inputId = await sealedInputs.seal(sealedRunFlow(period), typed, now, auditOriginOf(vault, request));
    const requestedBy = `operator:${actor().actorId}`;
    await sendCommand(period, name, { inputId, requestedBy }, updateIdOf(name, request));
    return acceptedReply(runHref(period));
  }

  return (['pause', 'resume', 'cancel'] as const).map((name) =>
    defineRoute({ ...headOf(name), handle: (call) => sendRunCommand(name, call) }),
  );
}
