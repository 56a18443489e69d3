import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunAttempt } from '../../../contracts/runs.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { allLedgersFromClause } from '../../sql/clearing/ledger-totals.ts';
import { itemRanges, type SubjectIdRange } from '../../sql/runs/item-ranges.ts';
import { newestVersion } from '../../sql/statements/newest-version.ts';

/** The subjects of a month whose newest statements are not what the ledger adds up to. */
export type DisagreeingSubjects = Readonly<Record<SubjectType, readonly number[]>>;

/** Groups are few and own the rows of many merchants. */
const subjectsARange = { merchant: 1_000, group: 10 } as const satisfies Record<SubjectType, number>;
const idsAStatement = 1_000;

/** Σ statements = Σ ledger, for each subject and application type of a month; `em` should be a snapshot's. */
export async function findDisagreeingSubjects(
  em: SqlEntityManager,
  period: string,
): Promise<DisagreeingSubjects> {
  const found = { merchant: [] as number[], group: [] as number[] };
  for (const type of ['merchant', 'group'] as const) {
    for await (const range of itemRanges(em, period, type, subjectsARange[type]))
      found[type].push(...(await disagreeingIn(em, period, type, range)));
  }
  return found;
}

/**
 * Items of an attempt that were taken for done and whose statements do not add up become FAILED with TOTALS_DISAGREE.
 * Where the ledger has counted up a change since the rows were read, the month has changed instead, and an update makes
 * the next version.
 */
export async function failDisagreeingItems(
  em: SqlEntityManager,
  { period, attempt }: RunAttempt,
  subjects: DisagreeingSubjects,
): Promise<void> {
  for (const subjectType of ['merchant', 'group'] as const) {
    const ids = subjects[subjectType];
    for (let start = 0; start < ids.length; start += idsAStatement) {
      const some = ids.slice(start, start + idsAStatement);
      await em.execute(
        `update statement_run_item set state = 'FAILED', error_code = 'TOTALS_DISAGREE'
          where period = ? and subject_type = ? and subject_id in (${some.map(() => '?').join()}) and attempt = ?
            and state in ('DONE', 'EMPTY', 'NO_RECIPIENT')
            and not exists (select 1 from ledger_revision r where r.period = statement_run_item.period
              and r.subject_type = statement_run_item.subject_type and r.subject_id = statement_run_item.subject_id
              and r.revision > statement_run_item.ledger_revision)`,
        [period, subjectType, ...some, attempt],
        'run',
      );
    }
  }
}

async function disagreeingIn(
  em: SqlEntityManager,
  period: string,
  type: SubjectType,
  { after, upTo }: SubjectIdRange,
): Promise<number[]> {
  const { from, to } = periodOfMonth(period);
  const owned = allLedgersFromClause(type, { from, to });
  const rows = await em.execute<{ subject_id: number }[]>(
    `select distinct subject_id from (
        select subject_id, type_code from (
          select ${owned.subjectId} as subject_id, t.application_type_code as type_code, count(*) as row_total,
            sum(t.amount_fen) as amount, sum(t.net_fen) as net, sum(t.fee_fen) as fee
          from ${owned.from} where ${owned.where} and ${owned.subjectId} > ? and ${owned.subjectId} <= ?
          group by ${owned.subjectId}, t.application_type_code
          union all
          select subject_id, application_type_code, -row_count, -amount_fen, -net_fen, -fee_fen
          from statement s where subject_type = ? and subject_id > ? and subject_id <= ?
            and period_from = ? and period_to = ? and ${newestVersion('s')}
        ) amounts group by subject_id, type_code
        having sum(row_total) <> 0 or sum(amount) <> 0 or sum(net) <> 0 or sum(fee) <> 0
      ) differences`,
    [...owned.params, after, upTo, type, after, upTo, from, to],
  );
  return rows.map(({ subject_id: id }) => Number(id));
}
