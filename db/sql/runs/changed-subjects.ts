import type { SqlEntityManager } from '@mikro-orm/sql';

/**
 * The subjects of a month whose rows have changed since their statements were produced, and those on file that have
 * rows and no item yet; as a from-clause with `r` for the revision and `i` for the item. What failed or was cancelled is
 * retried instead.
 */
export const changedSubjectsSql = `ledger_revision r left join statement_run_item i
    on i.period = r.period and i.subject_type = r.subject_type and i.subject_id = r.subject_id
  where r.period = ? and case when i.id is null
    then (r.subject_type = 'merchant' and exists (select 1 from merchant m where m.id = r.subject_id))
      or (r.subject_type = 'group' and exists (select 1 from merchant_group g where g.id = r.subject_id))
    else r.revision > i.ledger_revision and i.state in ('DONE', 'EMPTY', 'NO_RECIPIENT') end`;

export async function countChangedSubjects(em: SqlEntityManager, period: string): Promise<number> {
  const [counted] = await em.execute<{ n: number | string }[]>(
    `select count(*) as n from ${changedSubjectsSql}`,
    [period],
  );
  return Number(counted?.n ?? 0);
}
