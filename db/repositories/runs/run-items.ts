import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunItemState } from '../../../contracts/runs.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { insertPublications, type Publication } from '../statements/statement-publication.ts';
import { AttemptFencedError } from './attempt-fenced-error.ts';

export interface RunItem {
  readonly ordinal: number;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly state: RunItemState;
  readonly attempt: number;
}

export interface ItemOutcome {
  readonly period: string;
  readonly ordinal: number;
  readonly attempt: number;
  readonly state: RunItemState;
  readonly errorCode?: string;
  /** Where the fault is; at most 300 characters. */
  readonly errorDetail?: string;
  readonly maskedCards?: number;
}

/** What was produced for one item of a run, and the state the item ends in. */
export type ItemPublication = Publication & { readonly item: ItemOutcome };

export type RunItems = ReturnType<typeof createRunItems>;

/** The items of a run: claimed by an attempt, then finished, most of them with their publication. */
export function createRunItems(database: Database, vault: Vault) {
  return {
    /** The items from ordinal `from` up to but without `to` that this attempt has yet to finish. */
    open: (period: string, from: number, to: number, attempt: number): Promise<RunItem[]> =>
      openItems(database.em(), { period, from, to, attempt }),

    /** Marks those items as being worked on, all at once; what is finished or another attempt's is passed over. */
    async claim(period: string, from: number, to: number, attempt: number): Promise<RunItem[]> {
      await claimItems(database.em(), { period, from, to, attempt });
      return openItems(database.em(), { period, from, to, attempt });
    },

    /** False, and nothing written, when the item is finished or belongs to another attempt. */
    finish: async ({ now, ...outcome }: ItemOutcome & { now: Date }): Promise<boolean> =>
      (await finishItems(database.em(), [outcome], now)) > 0,

    /**
     * Finishes items and publishes their statements and messages, all or nothing, with a few SQL statements.
     *
     * @throws AttemptFencedError when an item is finished already or belongs to a later attempt
     */
    publish: (publications: readonly ItemPublication[], now: Date): Promise<void> =>
      inTransaction(database, async (em) => {
        const items = publications.map(({ item }) => item);
        const finished = await finishItems(em, items, now);
        if (finished < items.length) throw new AttemptFencedError(`One of ${items.length} items`);
        await insertPublications(em, vault, publications, now);
      }),
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

/**
 * Writes what became of items, each of them only if it is still being worked on in its attempt. Fewer than there are
 * outcomes are written when another writer has finished an item or a later attempt has taken it.
 *
 * @returns how many were written.
 */
async function finishItems(
  em: SqlEntityManager,
  outcomes: readonly ItemOutcome[],
  now: Date,
): Promise<number> {
  let written = 0;
  for (const group of Map.groupBy(outcomes, outcomeKey).values()) {
    const { period, attempt, state, errorCode = null, errorDetail = null, maskedCards = 0 } = group[0]!;
    const ordinal = { $in: group.map((outcome) => outcome.ordinal) };
    const mine = { period, ordinal, attempt, state: 'RUNNING' as const };
    written += await em.nativeUpdate(StatementRunItem, mine, {
      state,
      errorCode,
      errorDetail: errorDetail?.slice(0, 300) ?? null,
      maskedCards,
      finishedAt: now,
    });
  }
  return written;
}

function outcomeKey(outcome: ItemOutcome): string {
  const { period, attempt, state, errorCode = '', errorDetail = '', maskedCards = 0 } = outcome;
  return [period, attempt, state, errorCode, maskedCards, errorDetail].join();
}
