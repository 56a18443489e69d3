import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  endedStates,
  type RetrySelection,
  type RunCounts,
  type RunItemState,
  type RunState,
} from '../../../contracts/runs.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { type ManifestSum, RunManifest } from '../../entities/run-manifest.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { beginsWith } from '../begins-with.ts';
import { findPage, type Page } from '../page.ts';
import { previewRetry, type RetryPreview } from '../../sql/runs/retryable-items.ts';
import { countRunItems } from '../../sql/runs/run-counts.ts';
import { type PlannedItem, previewPlannedItems } from '../../sql/runs/run-subjects.ts';
import type { UnownedRows } from '../../sql/clearing/unowned-rows.ts';

export interface RunRecord extends UnownedRows {
  readonly period: string;
  readonly state: RunState;
  readonly attempt: number;
  readonly requestedBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Why it is BLOCKED. */
  readonly errorCode: string | null;
  /** Went on though clearing files were missing; a run of the complete month replaces what it made. */
  readonly provisional: boolean;
  readonly counts: RunCounts;
}

export interface RunDetail extends RunRecord {
  /** The failed items by code, the most frequent first. */
  readonly errors: readonly { readonly errorCode: string; readonly count: number }[];
}

export interface RunItemRecord {
  readonly ordinal: number;
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly state: RunItemState;
  readonly errorCode: string | null;
  /** Where in the ledger the fault is. */
  readonly errorDetail: string | null;
  readonly maskedCards: number;
  readonly attempt: number;
  readonly finishedAt: Date | null;
}

export interface RunManifestRecord {
  readonly period: string;
  readonly attempt: number;
  readonly statements: number;
  readonly files: number;
  readonly bytes: number;
  readonly sums: readonly ManifestSum[];
  readonly sha256: string;
  readonly createdAt: Date;
}

export interface RunItemSearch {
  readonly period: string;
  readonly state?: RunItemState | undefined;
  readonly errorCode?: string | undefined;
  /** How the merchant's or group's number begins. */
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type RunQueries = ReturnType<typeof createRunQueries>;

export function createRunQueries(database: Database) {
  return {
    /** All runs, the newest month first. */
    async list(): Promise<RunRecord[]> {
      const em = database.em();
      const runs = await em.find(StatementRun, {}, { orderBy: { period: 'desc' } });
      const records: RunRecord[] = [];
      for (const run of runs) records.push(await recordOf(em, run));
      return records;
    },

    async byPeriod(period: string): Promise<RunDetail | undefined> {
      const em = database.em();
      const run = await em.findOne(StatementRun, period);
      return run ? { ...(await recordOf(em, run)), errors: await errorsOf(em, period) } : undefined;
    },

    /** @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours. */
    async items({ period, state, errorCode, q, cursor, limit }: RunItemSearch): Promise<Page<RunItemRecord>> {
      const where = {
        period,
        ...(state === undefined ? {} : { state }),
        ...(errorCode === undefined ? {} : { errorCode }),
        ...(q === undefined ? {} : { subjectNo: beginsWith(q) }),
      };
      const page = await findPage(database.em(), StatementRunItem, {
        where,
        orderBy: [{ ordinal: 'asc' }],
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(itemRecordOf) };
    },

    /** The list that a run of the month would freeze, page by page; a cursor is the next ordinal. */
    async plannedItems(
      period: string,
      cursor: number | undefined,
      limit: number,
    ): Promise<Page<PlannedItem>> {
      const from = cursor ?? 0;
      const found = await previewPlannedItems(database.em(), periodOfMonth(period), {
        from,
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      return { items, ...(found.length > limit && { nextCursor: String(from + limit) }) };
    },

    /** Months up to `last` that have clearing files and no run, oldest first. */
    async monthsWithoutRun(last: string): Promise<string[]> {
      const rows = await database.em().execute<{ month: string }[]>(
        `select distinct substr(clearing_date, 1, 7) as month from clearing_file
          where substr(clearing_date, 1, 7) <= ? and not exists (
            select 1 from statement_run where period = substr(clearing_date, 1, 7)) order by month`,
        [last],
      );
      return rows.map(({ month }) => month);
    },

    /** What the last attempt that ended has left. */
    async manifest(period: string): Promise<RunManifestRecord | undefined> {
      const newest = { orderBy: { attempt: 'desc' }, limit: 1 } as const;
      const [found] = await database.em().find(RunManifest, { period }, newest);
      if (!found) return undefined;
      const { attempt, statements, files, bytes, sums, sha256, createdAt } = found;
      return { period, attempt, statements, files, bytes, sums, sha256, createdAt };
    },

    /** How many items a retry would do again, and the token to ask for just that. @throws BusinessError RUN_NOT_FOUND */
    previewRetry: (period: string, selection?: RetrySelection): Promise<RetryPreview> =>
      previewRetry(database.em(), period, selection),
  };
}

async function recordOf(em: SqlEntityManager, run: InferEntity<typeof StatementRun>): Promise<RunRecord> {
  const { period, state, attempt, requestedBy, createdAt, startedAt, finishedAt, provisional } = run;
  const errorCode = run.errorCode ?? null;
  const ended = endedStates.includes(state) ? run.counts : undefined;
  const counts = ended ?? (await countRunItems(em, period));
  const unowned = { unownedRows: run.unownedRows, unownedMerchants: run.unownedMerchants };
  const instants = { createdAt, startedAt: startedAt ?? null, finishedAt: finishedAt ?? null };
  return { period, state, attempt, requestedBy, ...instants, errorCode, provisional, ...unowned, counts };
}

async function errorsOf(em: SqlEntityManager, period: string): Promise<RunDetail['errors']> {
  const rows = await em.execute<{ error_code: string | null; n: number | string }[]>(
    `select error_code, count(*) as n from statement_run_item where period = ? and state = 'FAILED'
      group by error_code order by n desc, error_code`,
    [period],
  );
  return rows.map(({ error_code: code, n }) => ({ errorCode: code ?? '', count: Number(n) }));
}

function itemRecordOf(item: InferEntity<typeof StatementRunItem>): RunItemRecord {
  const { ordinal, subjectType, subjectNo, state, attempt, finishedAt, maskedCards } = item;
  const errorCode = item.errorCode ?? null;
  return {
    ordinal,
    subjectType,
    subjectNo,
    state,
    errorCode,
    errorDetail: (errorCode && item.errorDetail) ?? null,
    maskedCards,
    attempt,
    finishedAt: finishedAt ?? null,
  };
}
