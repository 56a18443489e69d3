import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { ClearingMonth } from '../../entities/clearing-month.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';

const into = 'insert into ledger_revision (period, subject_type, subject_id, revision)';

function counted(kind: Database['kind']): string {
  const key = 'period, subject_type, subject_id';
  const conflict = kind === 'mysql' ? 'on duplicate key update' : `on conflict (${key}) do update set`;
  return `${conflict} revision = ledger_revision.revision + 1`;
}

/** The month's row comes first: writers of the same month wait for each other instead of deadlocking. */
export async function countUpMonth(em: SqlEntityManager, period: string, now: Date): Promise<void> {
  await em.upsert(ClearingMonth, { period, revision: 0, changedAt: now }, { onConflictAction: 'ignore' });
  const revisedNow = { revision: raw('revision + 1'), changedAt: now };
  await em.nativeUpdate(ClearingMonth, { period }, revisedNow);
}

/**
 * Counts up merchants that get other rows, and the groups they are members of on one of these days.
 *
 * @param first the first clearing date, `last` the last one, of one month
 */
export async function countUpSubjects(
  em: SqlEntityManager,
  kind: Database['kind'],
  {
    period,
    merchantIds,
    first,
    last,
  }: { period: string; merchantIds: readonly number[]; first: string; last: string },
): Promise<void> {
  const values = merchantIds.map(() => `(?, 'merchant', ?, 1)`).join();
  const params = merchantIds.flatMap((id) => [period, id]);
  await em.execute(`${into} values ${values} ${counted(kind)}`, params, 'run');
  await em.execute(
    `${into} select distinct ?, 'group', m.group_id, 1 from group_membership m
      where m.merchant_id in (${merchantIds.map(() => '?').join()}) and m.valid_from <= ?
        and (m.valid_to is null or m.valid_to >= ?) ${counted(kind)}`,
    [period, ...merchantIds, last, first],
    'run',
  );
}

/**
 * The first rows after a month's statements were produced leave an audit row: operators find it in the trail, and the
 * month under its state.
 */
export async function noteChange(
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
