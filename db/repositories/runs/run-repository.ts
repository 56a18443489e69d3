import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunCounts, RunHalt, RunItemState } from '../../../contracts/runs.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { countRunItems } from '../../sql/runs/run-counts.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { finishRunItems, type ItemOutcome } from './finish-run-items.ts';
import { type ItemPublication, publishRunItems } from './publish-run-items.ts';
import { cancelRun, finalizeRun, haltRun, type RunEnd, startRun } from './run-control.ts';
import { planRun, type PlannedRun, type RunRequest } from './run-plan.ts';
import { planRunRetry, type RetryRequest } from './run-retry.ts';
import { planRunUpdate, type UpdateRequest } from './run-update.ts';

export interface RunItem {
  readonly ordinal: number;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly state: RunItemState;
  readonly attempt: number;
}

/** Runs and their items. The attempt number fences off writers of an earlier attempt. */
export function createRunRepository(database: Database, vault: Vault) {
  return {
    plan: (request: RunRequest): Promise<PlannedRun> => planRun(database, vault, request),

    planUpdate: (request: UpdateRequest): Promise<PlannedRun> => planRunUpdate(database, vault, request),

    planRetry: (request: RetryRequest): Promise<PlannedRun> => planRunRetry(database, vault, request),

    /** Begins an attempt or goes on with it. @throws AttemptFencedError when a later attempt has begun. */
    start: (period: string, attempt: number, now: Date): Promise<void> =>
      inTransaction(database, (em) => startRun(em, { period, attempt }, now)),

    /** Publishes what was produced for items, all or nothing. @throws AttemptFencedError as {@link publishRunItems} */
    publishItems: (publications: readonly ItemPublication[], now: Date): Promise<void> =>
      inTransaction(database, (em) => publishRunItems(em, vault, publications, now)),

    /** Notes that it is paused or blocked. @throws AttemptFencedError when a later attempt has begun. */
    halt: (halt: RunHalt & { now: Date }): Promise<void> =>
      inTransaction(database, (em) => haltRun(em, vault, halt)),

    /** Ends it with what is done. @throws AttemptFencedError when a later attempt has begun. */
    cancel: (period: string, attempt: number, now: Date): Promise<RunEnd> =>
      cancelRun(database, { period, attempt }, now),

    /** The items from ordinal `from` up to but without `to` that this attempt has yet to finish. */
    itemsIn: (period: string, from: number, to: number, attempt: number): Promise<RunItem[]> =>
      openItems(database.em(), { period, from, to, attempt }),

    /** Marks those items as being worked on, all at once; what is finished or another attempt's is passed over. */
    async claim(period: string, from: number, to: number, attempt: number): Promise<RunItem[]> {
      await claimItems(database.em(), { period, from, to, attempt });
      return openItems(database.em(), { period, from, to, attempt });
    },

    /** False, and nothing written, when the item is finished or belongs to another attempt. */
    finishItem: async ({ now, ...outcome }: ItemOutcome & { now: Date }): Promise<boolean> =>
      (await finishRunItems(database.em(), [outcome], now)) > 0,

    /** What the statements of the attempt may say. */
    async termsOf(period: string): Promise<{ provisional: boolean; reissue: boolean }> {
      const { provisional, reissue } = await database.em().findOneOrFail(StatementRun, period);
      return { provisional, reissue };
    },

    counts: (period: string): Promise<RunCounts> => countRunItems(database.em(), period),

    /** Ends it SUCCEEDED or PARTIAL. @throws AttemptFencedError when a later attempt has begun. */
    finalize: (period: string, attempt: number, now: Date): Promise<RunEnd> =>
      finalizeRun(database, { period, attempt }, now),
  };
}

interface AttemptRange {
  readonly period: string;
  readonly from: number;
  readonly to: number;
  readonly attempt: number;
}

/** Notes the ledger's revisions before any row is read: rows that come meanwhile count as a change, never as produced. */
async function claimItems(em: SqlEntityManager, { period, from, to, attempt }: AttemptRange): Promise<void> {
  await em.execute(
    `update statement_run_item set state = 'RUNNING',
        provisional = (select run.provisional from statement_run run where run.period = statement_run_item.period),
        ledger_revision = coalesce((select r.revision from ledger_revision r
          where r.period = statement_run_item.period and r.subject_type = statement_run_item.subject_type
            and r.subject_id = statement_run_item.subject_id), 0)
      where period = ? and ordinal >= ? and ordinal < ? and attempt = ? and state in ('PENDING', 'RUNNING')`,
    [period, from, to, attempt],
    'run',
  );
}

function openIn({ period, attempt, from, to }: AttemptRange) {
  const state = { $in: ['PENDING', 'RUNNING'] as const };
  return { period, ordinal: { $gte: from, $lt: to }, attempt, state };
}

async function openItems(em: SqlEntityManager, range: AttemptRange): Promise<RunItem[]> {
  const items = await em.find(StatementRunItem, openIn(range), {
    orderBy: { ordinal: 'asc' },
    disableIdentityMap: true,
  });
  return items.map(({ ordinal, subjectType, subjectId, subjectNo, state, attempt }) => ({
    ordinal,
    subjectType,
    subjectId,
    subjectNo,
    state,
    attempt,
  }));
}
