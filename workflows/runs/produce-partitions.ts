import { executeChild, workflowInfo } from '@temporalio/workflow';
import { workflowIds } from '../../contracts/ids.ts';
import type { RunPlan } from '../../contracts/runs.ts';
import { mapConcurrent, split } from '../../domain/concurrency.ts';
import { policy } from '../../domain/policy.ts';
import { statementPartition } from './statement-partition.ts';

/** Works through all items of an attempt, a few partitions at a time; those that are done are passed over. */
export async function producePartitions(
  { runId: period, attempt, items }: RunPlan,
  segment: number,
): Promise<void> {
  const { partitionSubjects, partitionWindow } = policy.run;
  const partitions = split({ fromOrdinal: 0, toOrdinal: items }, partitionSubjects);
  await mapConcurrent(partitions, partitionWindow, (range, index) =>
    executeChild(statementPartition, {
      workflowId: workflowIds.statementPartition(period, attempt, segment, index),
      taskQueue: workflowInfo().taskQueue,
      args: [{ runId: period, attempt, ...range }],
    }),
  );
}
