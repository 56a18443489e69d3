import type { StatementPeriod } from '../clearing/period.ts';

interface CoveredStatement {
  readonly subjectType: string;
  readonly subjectNo: string;
  readonly applicationTypeCode: string;
  readonly period: StatementPeriod;
}

/**
 * Of statements that touch a range, those in which no transaction is twice: of one subject and type, those within the
 * range if there are any, and none that lies within another of them.
 */
export function countedOnce<Statement extends CoveredStatement>(
  statements: readonly Statement[],
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
): Statement[] {
  const groups = Map.groupBy(statements, ({ subjectType, subjectNo, applicationTypeCode }) =>
    [subjectType, subjectNo, applicationTypeCode].join(),
  );
  const { from = '', to = '9999-12-31' } = range;
  const kept = new Set<Statement>();
  for (const group of groups.values()) {
    const inside = group.filter(({ period }) => contains({ from, to }, period));
    const candidates = inside.length > 0 ? inside : group;
    for (const one of candidates) {
      const within = candidates.some(
        ({ period }) => contains(period, one.period) && !same(period, one.period),
      );
      if (!within) kept.add(one);
    }
  }
  return statements.filter((statement) => kept.has(statement));
}

function contains(outer: StatementPeriod, inner: StatementPeriod): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function same(left: StatementPeriod, right: StatementPeriod): boolean {
  return left.from === right.from && left.to === right.to;
}
