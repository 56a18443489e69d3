import { executeChild, workflowInfo } from '@temporalio/workflow';
import { workflowIds } from '../../contracts/ids.ts';
import type { RunPlan } from '../../contracts/runs.ts';
import { mapConcurrent, split } from '../../domain/concurrency.ts';
import { unplannedDivision } from '../../domain/runs/run-division.ts';
import { statementPartition } from './statement-partition.ts';

/** Works through all items of an attempt, a few partitions at a time; those that are done are passed over. */
export async function producePartitions(
  { runId: period, attempt, items, division = unplannedDivision }: RunPlan,
  segment: number,
): Promise<void> {
  const partitions = split({ fromOrdinal: 0, toOrdinal: items }, division.partitionSubjects);
  await mapConcurrent(partitions, division.partitionWindow, (range, index) =>
    executeChild(statementPartition, {
      workflowId: workflowIds.statementPartition(period, attempt, segment, index),
      taskQueue: workflowInfo().taskQueue,
      args: [{ runId: period, attempt, division, ...range }],
    }),
  );
}
