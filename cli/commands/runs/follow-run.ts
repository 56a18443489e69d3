import { setTimeout } from 'node:timers/promises';
import { endedStates, type RunCounts, type RunResult, type RunState } from '../../../contracts/runs.ts';
import type { RunDetail } from '../../../db/queries/runs/run-queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { StartedRun } from '../../../temporal/calls/statement-calls.ts';
import type { CommandContext } from '../../command.ts';
import { shareBar } from '../../share-bar.ts';

const pollMs = 500;
const planWithinMs = 5_000;
const working: readonly RunState[] = ['PLANNED', 'RUNNING'];

/**
 * Shows the progress of a run until it is no longer running, and returns its last state. Of a run that was just
 * `started` the states before its plan say nothing.
 *
 * @throws BusinessError when the plan was refused
 */
export async function followRun(
  { queries: { runs }, show }: CommandContext,
  period: string,
  started?: StartedRun,
): Promise<RunDetail> {
  const result = started && watch(started);
  for (;;) {
    const ended = result?.ended;
    const run = await runs.byPeriod(period);
    if (run) show?.(`${period} ${progressBar(run.counts)} ${run.state}`);
    if (ended?.refusal) throw new BusinessError(ended.refusal);
    const over = started ? (ended ?? (run && isHalted(run.state))) : run && !working.includes(run.state);
    if (run && over) {
      show?.('');
      return run;
    }
    await setTimeout(pollMs);
  }
}

/**
 * Waits until a worker has planned it; false when none does within seconds.
 *
 * @throws BusinessError when the plan was refused
 */
export async function awaitPlan(
  { queries: { runs } }: CommandContext,
  period: string,
  started: StartedRun,
): Promise<boolean> {
  const result = watch(started);
  for (const until = Date.now() + planWithinMs; Date.now() < until; await setTimeout(pollMs / 5)) {
    if (result.ended?.refusal) throw new BusinessError(result.ended.refusal);
    const run = await runs.byPeriod(period);
    if (result.ended || (run && !endedStates.includes(run.state))) return true;
  }
  return false;
}

function watch(started: StartedRun): { ended?: RunResult } {
  const watched: { ended?: RunResult } = {};
  // Without Temporal the row in the database still tells how it ends.
  started.result().then(
    (ended) => (watched.ended = ended),
    () => undefined,
  );
  return watched;
}

function isHalted(state: RunState): boolean {
  return !working.includes(state) && !endedStates.includes(state);
}

/** `████░░ 66 % 2/3, 1 failed` */
export function progressBar({ items, pending, failed }: RunCounts): string {
  return `${shareBar(items - pending, items)}${failed > 0 ? `, ${failed} failed` : ''}`;
}
