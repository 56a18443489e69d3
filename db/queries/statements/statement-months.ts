import type { InferEntity } from '@mikro-orm/core';
import { addTotals, noTotals, type Totals } from '../../../domain/clearing/totals.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { Statement } from '../../entities/statement.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import type { StatementViewer } from './statement-viewer.ts';

/**
 * How a month stands for one subject: NOT_YET while nobody has run it, EMPTY when the run had nothing for the subject,
 * DELAYED when its item failed. What exists is READY, even while a new version is produced.
 */
export type StatementMonthState = 'READY' | 'PRODUCING' | 'EMPTY' | 'NOT_YET' | 'DELAYED';

export interface StatementMonth {
  readonly month: string;
  readonly state: StatementMonthState;
  /** Over all application types, of the newest versions. */
  readonly totals: Totals;
  /** Whether one of them superseded another. */
  readonly corrected: boolean;
  readonly statementIds: readonly string[];
}

type StatementRow = InferEntity<typeof Statement>;

const stateOfItem: Readonly<Record<InferEntity<typeof StatementRunItem>['state'], StatementMonthState>> = {
  PENDING: 'PRODUCING',
  RUNNING: 'PRODUCING',
  DONE: 'EMPTY',
  NO_RECIPIENT: 'EMPTY',
  EMPTY: 'EMPTY',
  FAILED: 'DELAYED',
  CANCELLED: 'DELAYED',
};

/** What a chart of months shows of one subject's own statements, in the order of the months asked for. */
export function createStatementMonths(database: Database) {
  return async (
    { subjectType, subjectId }: StatementViewer,
    months: readonly string[],
  ): Promise<StatementMonth[]> => {
    const em = database.em();
    const subject = { subjectType, subjectId };
    const periods = months.map(periodOfMonth);
    const whole = { $or: periods.map(({ from, to }) => ({ periodFrom: from, periodTo: to })) };
    const orderBy = { applicationTypeCode: 'asc', version: 'asc' } as const;
    const statements = await em.find(Statement, { $and: [subject, whole] }, { orderBy });
    const inMonths = { period: { $in: [...months] } };
    const items = await em.find(StatementRunItem, { ...subject, ...inMonths });
    const runs = await em.find(StatementRun, inMonths, { fields: ['period'] });
    return months.map((month) => {
      const found = monthOf(month, statements);
      const item = items.find(({ period }) => period === month);
      const planned = item ? stateOfItem[item.state] : undefined;
      // A subject that did not exist when the month was planned has nothing in it.
      const without = planned ?? (runs.some(({ period }) => period === month) ? 'EMPTY' : 'NOT_YET');
      return { month, state: found.statementIds.length > 0 ? 'READY' : without, ...found };
    });
  };
}

/** `statements` are in the order of their versions, so that the newest of each type comes last. */
function monthOf(month: string, statements: readonly StatementRow[]) {
  const newest = new Map<string, StatementRow>();
  for (const statement of statements) {
    if (statement.periodFrom.startsWith(month)) newest.set(statement.applicationTypeCode, statement);
  }
  const current = [...newest.values()];
  const totals = current
    .map(({ rowCount: count, amountFen, netFen, feeFen }) => ({ count, amountFen, netFen, feeFen }))
    .reduce(addTotals, noTotals);
  return {
    totals,
    corrected: current.some(({ version }) => version > 1),
    statementIds: current.map(({ id }) => id),
  };
}
