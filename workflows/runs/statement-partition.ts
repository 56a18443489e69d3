import type { ChunkResult, StatementPartitionInput } from '../../contracts/runs.ts';
import { mapConcurrent, split } from '../../domain/concurrency.ts';
import { unplannedDivision } from '../../domain/runs/run-division.ts';
import { producing } from '../proxies.ts';

/** Works through a range of a run's items with a window of chunk activities. What became of each item is in its row. */
export async function statementPartition({
  runId: period,
  attempt,
  division = unplannedDivision,
  ...range
}: StatementPartitionInput): Promise<ChunkResult> {
  const chunks = split(range, division.subjectsPerChunk);
  const results = await mapConcurrent(chunks, division.chunkWindow, (chunk) =>
    producing.produceChunk({ runId: period, attempt, ...chunk }),
  );
  return results.reduce((sum, { done, failed }) => ({ done: sum.done + done, failed: sum.failed + failed }), {
    done: 0,
    failed: 0,
  });
}
