import { executeChild, workflowInfo } from '@temporalio/workflow';
import { workflowIds } from '../../contracts/ids.ts';
import type {
  ChunkResult,
  MonthlyStatementRunInput,
  RunPlan,
  RunResult,
} from '../../contracts/statements.ts';
import { policy } from '../../domain/policy.ts';
import { planning } from '../proxies.ts';
import { causeOf, refusedWith } from '../refusals.ts';
import { inLanes, split } from './lanes.ts';
import { statementPartition } from './statement-partition.ts';

/**
 * Produces the statements of one month for every merchant and group: plan → partitions → finalize. A retry does the
 * same over the items that failed. It completes even when items failed (PARTIAL) or the month may not run (BLOCKED),
 * so that neither reads as a crash.
 */
export async function monthlyStatementRun(input: MonthlyStatementRunInput): Promise<RunResult> {
  const plan = await planOrRefuse(input);
  if ('state' in plan) return plan;
  await runPartitions(plan);
  const { state, counts } = await planning.finalizeRun({ period: input.period, attempt: plan.attempt });
  return { period: input.period, state, attempt: plan.attempt, counts };
}

async function planOrRefuse({
  period,
  requestedBy,
  retry,
}: MonthlyStatementRunInput): Promise<RunPlan | RunResult> {
  try {
    return await (retry
      ? planning.planRetry({ period, requestedBy, ...retry })
      : planning.planRun({ period, requestedBy }));
  } catch (error) {
    const code = refusedWith(error);
    if (!code) throw causeOf(error);
    return { period, state: 'BLOCKED', attempt: 0, refusal: code };
  }
}

async function runPartitions({ runId, attempt, items }: RunPlan): Promise<ChunkResult[]> {
  const { partitionSubjects, partitionWindow } = policy.run;
  const partitions = split({ fromOrdinal: 0, toOrdinal: items }, partitionSubjects);
  return inLanes(partitions, partitionWindow, (range, index) =>
    executeChild(statementPartition, {
      workflowId: workflowIds.statementPartition(runId, attempt, index),
      taskQueue: workflowInfo().taskQueue,
      args: [{ runId, attempt, ...range }],
    }),
  );
}
