import type { RunCounts, RunState } from '../../../contracts/runs.ts';
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

const nothingYet: RunCounts = {
  items: 0,
  succeeded: 0,
  empty: 0,
  noRecipient: 0,
  failed: 0,
  cancelled: 0,
  pending: 0,
};

/** A run that has been started and is not planned yet. */
export function waitingRunJson(period: string, since: Date) {
  const state: RunState = 'PLANNED';
  return { period, state, attempt: 1, createdAt: since.toISOString(), counts: nothingYet, errors: [] };
}

export function runItemJson({ errorCode, errorDetail, maskedCards, finishedAt, ...item }: RunItemRecord) {
  return {
    ...item,
    ...(errorCode && { errorCode }),
    ...(errorDetail && { errorDetail }),
    ...(maskedCards > 0 && { maskedCards }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}
