import { newestVersion } from '../../sql/statements/newest-version.ts';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { allLedgersFromClause } from '../../sql/clearing/ledger-totals.ts';

/**
 * Σ statements = Σ ledger, for each subject and application type of a month. Items that were taken for done and whose
 * statements do not add up become FAILED with TOTALS_DISAGREE: a retry makes the next version if the ledger has changed
 * since, and fails again if a statement was tampered with.
 */
export async function failDisagreeingItems(em: SqlEntityManager, period: string): Promise<void> {
  for (const type of ['merchant', 'group'] as const) await failDisagreeing(em, period, type);
}

async function failDisagreeing(em: SqlEntityManager, period: string, type: SubjectType): Promise<void> {
  const { from, to } = periodOfMonth(period);
  const owned = allLedgersFromClause(type, { from, to });
  await em.execute(
    `update statement_run_item set state = 'FAILED', error_code = 'TOTALS_DISAGREE'
      where period = ? and subject_type = ? and state in ('DONE', 'EMPTY', 'NO_RECIPIENT') and subject_id in (
        select subject_id from (
          select ${owned.subjectId} as subject_id, t.application_type_code as type_code, count(*) as row_total,
            sum(t.amount_fen) as amount, sum(t.net_fen) as net, sum(t.fee_fen) as fee
          from ${owned.from} where ${owned.where} group by ${owned.subjectId}, t.application_type_code
          union all
          select subject_id, application_type_code, -row_count, -amount_fen, -net_fen, -fee_fen
          from statement s where subject_type = ? and period_from = ? and period_to = ? and ${newestVersion('s')}
        ) differences group by subject_id, type_code
        having sum(row_total) <> 0 or sum(amount) <> 0 or sum(net) <> 0 or sum(fee) <> 0)`,
    [period, type, ...owned.params, type, from, to],
    'run',
  );
}
