import { allHandlersFinished, CancellationScope, condition, setHandler } from '@temporalio/workflow';
import type {
  RunCommand,
  RunCommandName,
  MonthlyStatementRunInput,
  RunPlan,
  RunResult,
} from '../../contracts/runs.ts';
import { planning } from '../proxies.ts';
import { causeOf, refusedWith } from '../refusals.ts';
import { runCommands } from './definitions.ts';
import { Run } from './run.ts';

/**
 * Produces the statements of one month for every merchant and group: plan → partitions → finalize. A retry or an
 * update does the same over the chosen items. It completes even when items failed (PARTIAL), an operator cancelled it or the month may
 * not run (BLOCKED), so that none of it reads as a crash.
 */
export async function monthlyStatementRun(input: MonthlyStatementRunInput): Promise<RunResult> {
  const planned = await planOrRefuse(input);
  if (planned.kind === 'refused') return planned.result;
  const { plan } = planned;
  const run = new Run(plan);
  serve(run);
  // Cancelled from outside, by Temporal's own tools, it ends as an operator's command would end it.
  void CancellationScope.current().cancelRequested.catch(() => run.stop());
  return CancellationScope.nonCancellable(async () => {
    const result = await resultOf(run, input.period, plan);
    await condition(allHandlersFinished);
    return result;
  });
}

/** Where the database has been restored to a day before the run, or another attempt has begun, it ends with that reason. */
async function resultOf(run: Run, period: string, { attempt }: RunPlan): Promise<RunResult> {
  try {
    return { period, attempt, ...(await run.finish()) };
  } catch (error) {
    const code = refusedWith(error);
    if (code !== 'RUN_NOT_FOUND' && code !== 'RUN_SUPERSEDED') throw error;
    return { period, state: 'BLOCKED', attempt, refusal: code };
  }
}

function serve(run: Run): void {
  for (const name of ['pause', 'resume', 'cancel'] as const satisfies RunCommandName[]) {
    setHandler(runCommands[name], (command) => run.handleCommand(name, command), {
      validator: (_command: RunCommand) => run.require(name),
    });
  }
}

type Planned =
  | { readonly kind: 'planned'; readonly plan: RunPlan }
  | { readonly kind: 'refused'; readonly result: RunResult };

async function planOrRefuse({
  period,
  requestedBy,
  retry,
  update,
  provisional,
}: MonthlyStatementRunInput): Promise<Planned> {
  try {
    const plan = await (update
      ? planning.planUpdate({ period, requestedBy, ...update })
      : retry
        ? planning.planRetry({ period, requestedBy, ...retry })
        : planning.planRun({ period, requestedBy, ...(provisional && { provisional }) }));
    return { kind: 'planned', plan };
  } catch (error) {
    const code = refusedWith(error);
    if (!code) throw causeOf(error);
    return { kind: 'refused', result: { period, state: 'BLOCKED', attempt: 0, refusal: code } };
  }
}
