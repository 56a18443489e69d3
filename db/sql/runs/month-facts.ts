import type { SqlEntityManager } from '@mikro-orm/sql';
import { endedStates } from '../../../contracts/runs.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import type { MonthFacts, MonthRunFacts } from '../../../domain/runs/month-state.ts';
import { ClearingMonth } from '../../entities/clearing-month.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { readClearingFacts } from '../clearing/clearing-facts.ts';
import { countChangedSubjects } from './changed-subjects.ts';

/**
 * What the rule about a month judges.
 *
 * @param today the calendar date in Asia/Shanghai
 * @param options `quick` leaves out the control totals of produced months, for lists; `mismatched` was counted before, in a snapshot
 * @throws BusinessError PERIOD_FORMAT
 */
export async function readMonthFacts(
  em: SqlEntityManager,
  period: string,
  today: string,
  { quick = false, mismatched }: { readonly quick?: boolean; readonly mismatched?: number } = {},
): Promise<MonthFacts> {
  const run = await readRunFacts(em, period);
  // Control totals take a look at every row of the month; of a produced month they were checked when it was planned.
  const controlTotals = mismatched === undefined && (!quick || !run || run.withStatements === 0);
  const clearing = await readClearingFacts(em, periodOfMonth(period), today, { controlTotals });
  return { clearing: mismatched === undefined ? clearing : { ...clearing, mismatched }, run };
}

async function readRunFacts(em: SqlEntityManager, period: string): Promise<MonthRunFacts | undefined> {
  const run = await em.findOne(StatementRun, period, { disableIdentityMap: true });
  if (!run) return undefined;
  const [counts] = await em.execute<Record<string, number | string | null>[]>(
    `select sum(state <> 'EMPTY') as with_statements, sum(state in ('FAILED', 'CANCELLED')) as undone,
        sum(provisional) as provisional from statement_run_item where period = ?`,
    [period],
  );
  return {
    inProgress: !endedStates.includes(run.state),
    withStatements: Number(counts?.['with_statements'] ?? 0),
    undone: Number(counts?.['undone'] ?? 0),
    provisional: Number(counts?.['provisional'] ?? 0),
    changed: await countChanged(em, run),
  };
}

/** Only where the month's ledger has changed at all since everything was planned, its subjects are compared. */
async function countChanged(
  em: SqlEntityManager,
  { period, ledgerRevision }: { readonly period: string; readonly ledgerRevision: number },
): Promise<number> {
  const month = await em.findOne(ClearingMonth, period, { disableIdentityMap: true });
  return month && month.revision > ledgerRevision ? countChangedSubjects(em, period) : 0;
}
