import { addTotals, noTotals, payoutOf, type Totals } from '../../../../domain/clearing/totals.ts';
import type { StatementPeriod } from '../../../../domain/clearing/period.ts';
import type { Statement } from './queries/use-statements.ts';

export interface StatementSections {
  /** Of just the range asked for: the group's or merchant's own, which hold every transaction once. */
  readonly own: readonly Statement[];
  /** Of just that range: a group's merchants', whose transactions are in the group's own too. */
  readonly members: readonly Statement[];
  /** Of other ranges that touch it. */
  readonly others: readonly Statement[];
  /** What the range comes to, each transaction counted once. */
  readonly totals: Totals & { readonly payoutFen: number };
}

/** Sorts what a search found, so that nothing is summed twice. */
export function sectionsOf(
  statements: readonly Statement[],
  { from, to }: StatementPeriod,
): StatementSections {
  const isExact = ({ period }: Statement) => period.from === from && period.to === to;
  const exact = statements.filter(isExact).sort(bySubjectAndType);
  const groups = exact.filter(({ subjectType }) => subjectType === 'group');
  const own = groups.length > 0 ? groups : exact;
  const members = exact.filter((statement) => !own.includes(statement));
  const totals = own.map(totalsOf).reduce(addTotals, noTotals);
  const others = statements.filter((statement) => !isExact(statement));
  return { own, members, others, totals: { ...totals, payoutFen: payoutOf(totals) } };
}

function bySubjectAndType(left: Statement, right: Statement): number {
  return (
    left.subjectNo.localeCompare(right.subjectNo) ||
    left.applicationType.code.localeCompare(right.applicationType.code)
  );
}

function totalsOf({ rows: count, amountFen, netFen, feeFen }: Statement): Totals {
  return { count, amountFen, netFen, feeFen };
}
