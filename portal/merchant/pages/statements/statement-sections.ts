import type { StatementPeriod } from '../../../../domain/clearing/period.ts';
import { addTotals, noTotals, payoutOf, type Totals } from '../../../../domain/clearing/totals.ts';
import type { Statement } from './queries/use-statements.ts';

export interface StatementSections {
  /** Statements of exactly this range: the group's or the merchant's own. They hold each transaction once. */
  readonly own: readonly Statement[];
  /** Statements of a group's members for this range. Their transactions are also in the group's own. */
  readonly members: readonly Statement[];
  /** Statements of other, overlapping ranges. */
  readonly others: readonly Statement[];
  /** Totals of the range, each transaction counted once. */
  readonly totals: Totals & { readonly payoutFen: number };
}

/** Divides search results into sections, so that no transaction is summed twice. */
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
