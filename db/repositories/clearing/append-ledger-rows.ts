import type { InferEntity } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { monthOf } from '../../../domain/shanghai-time.ts';
import { ClearingMonth } from '../../entities/clearing-month.ts';
import { ClearingTransaction } from '../../entities/clearing-transaction.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';

/** A row of the ledger before it has an id. */
export type NewLedgerRow = Omit<InferEntity<typeof ClearingTransaction>, 'id'>;

/** What a writer of the ledger needs besides its transaction. */
export interface LedgerWriter {
  readonly kind: Database['kind'];
  readonly vault: Pick<Vault, 'audit'>;
}

/** 19 columns times this stay under SQLite's 32,766 parameters a statement. */
const rowsAStatement = 1_000;
const idsAStatement = 5_000;

/**
 * Appends rows to the ledger and counts up the revisions of their months, merchants and groups; the one way into the
 * ledger. To be called within a transaction: rows and revisions become visible together.
 */
export async function appendLedgerRows(
  em: SqlEntityManager,
  { kind, vault }: LedgerWriter,
  rows: readonly NewLedgerRow[],
  now: Date,
): Promise<void> {
  const changed: string[] = [];
  for (const [period, own] of Map.groupBy(rows, ({ clearingDate }) => monthOf(clearingDate))) {
    // The month's row comes first: writers of the same month wait for each other instead of deadlocking.
    await countUpMonth(em, period, now);
    changed.push(period);
    await countUpSubjects(em, kind, period, own);
  }
  for (const chunk of inChunks(rows, rowsAStatement)) await em.insertMany(ClearingTransaction, [...chunk]);
  for (const period of changed) await noteChange(em, vault, period, now);
}

/**
 * The first rows after a month's statements were produced leave an audit row: operators find it in the trail, and the
 * month under its state.
 */
async function noteChange(
  em: SqlEntityManager,
  vault: Pick<Vault, 'audit'>,
  period: string,
  now: Date,
): Promise<void> {
  const run = await em.findOne(StatementRun, period, { disableIdentityMap: true });
  if (!run?.finishedAt) return;
  const { attempt, ledgerRevision } = run;
  await appendAuditEvent(em, vault, {
    at: now,
    actor: 'system',
    action: 'month.change',
    target: `statement-run:${period}`,
    detail: { attempt, ledgerRevision },
    causeKey: `month.change:${period}:${attempt}`,
  });
}

function onConflict(kind: Database['kind'], key: string): string {
  return kind === 'mysql' ? 'on duplicate key update' : `on conflict (${key}) do update set`;
}

async function countUpMonth(em: SqlEntityManager, period: string, now: Date): Promise<void> {
  await em.upsert(ClearingMonth, { period, revision: 0, changedAt: now }, { onConflictAction: 'ignore' });
  const counted = { revision: raw('revision + 1'), changedAt: now };
  await em.nativeUpdate(ClearingMonth, { period }, counted);
}

/** A group is counted up when one of these merchants is its member on one of these clearing dates. */
async function countUpSubjects(
  em: SqlEntityManager,
  kind: Database['kind'],
  period: string,
  rows: readonly NewLedgerRow[],
): Promise<void> {
  const dates = rows.map(({ clearingDate }) => clearingDate).sort();
  const merchantIds = [...new Set(rows.map(({ merchantId }) => merchantId))];
  const counted = `${onConflict(kind, 'period, subject_type, subject_id')} revision = ledger_revision.revision + 1`;
  const into = 'insert into ledger_revision (period, subject_type, subject_id, revision)';
  for (const ids of inChunks(merchantIds, idsAStatement)) {
    const values = ids.map(() => `(?, 'merchant', ?, 1)`).join();
    const params = ids.flatMap((id) => [period, id]);
    await em.execute(`${into} values ${values} ${counted}`, params, 'run');
    await em.execute(
      `${into} select distinct ?, 'group', m.group_id, 1 from group_membership m
        where m.merchant_id in (${ids.map(() => '?').join()}) and m.valid_from <= ?
          and (m.valid_to is null or m.valid_to >= ?) ${counted}`,
      [period, ...ids, dates.at(-1)!, dates[0]!],
      'run',
    );
  }
}

function* inChunks<Row>(rows: readonly Row[], size: number): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
