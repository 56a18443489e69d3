import type { RunDetail, RunItemRecord, RunRecord } from '../../../db/queries/runs/run-queries.ts';
import { unownedJson } from './unowned-json.ts';

/** A run as the interface tells it; what has not happened yet is left out. */
export function runJson({
  createdAt,
  startedAt,
  finishedAt,
  errorCode,
  provisional,
  unownedRows,
  unownedMerchants,
  ...run
}: RunRecord | RunDetail) {
  return {
    ...run,
    ...(errorCode && { errorCode }),
    ...(provisional && { provisional }),
    ...unownedJson({ unownedRows, unownedMerchants }),
    createdAt: createdAt.toISOString(),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}

export function runItemJson({ errorCode, finishedAt, ...item }: RunItemRecord) {
  return {
    ...item,
    ...(errorCode && { errorCode }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}
