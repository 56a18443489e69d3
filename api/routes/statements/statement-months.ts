import type { ViewerOf } from './viewer.ts';
import type { z } from 'zod';
import type { StatementMonth } from '../../../db/queries/statements/statement-months.ts';
import { addMonths, monthsBetween } from '../../../domain/months.ts';
import { policy } from '../../../domain/policy.ts';
import { payoutOf } from '../../../domain/clearing/totals.ts';
import { monthOf, shanghaiDate } from '../../../domain/shanghai-time.ts';
import { createChosenSubject } from './chosen-subject.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { InvalidRequest } from '../../http/refusals.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { monthsQuery, statementMonthList } from './schemas/statement-month.ts';

type MonthsCall = Call<unknown, z.output<typeof monthsQuery>>;

const { shown, atMost } = policy.statementMonths;

const monthsHead = {
  method: 'get',
  path: '/api/v1/statement-months',
  access: 'account',
  tag: 'Statements',
  summary: 'The state and sums of each month',
  description: `Covers whole-month statements of the subject. Default: the last ${shown} months; maximum: ${atMost} months.`,
  query: monthsQuery,
  responses: { 200: { description: 'Oldest first.', schema: statementMonthList } },
  refusals: ['PERIOD_FORMAT', 'PERIOD_IN_FUTURE', 'MERCHANT_NO_FORMAT', 'SUBJECT_NOT_FOUND'],
} as const;

/** The data of the chart of months and of the column that says how far each month is. */
export function statementMonthRoutes({ queries, settings }: ApiDependencies, viewerOf: ViewerOf): Route[] {
  const chosenSubject = createChosenSubject(queries);

  async function show(call: MonthsCall): Promise<Reply> {
    const today = shanghaiDate(call.now.getTime());
    const months = monthsAsked(call.query, monthOf(today));
    const subject = await chosenSubject(await viewerOf(call), call.query.merchantNo, today);
    const items = (await queries.statementMonths(subject, months)).map((month) => ({
      ...monthJson(month),
      ...expectation(month, today, settings.STATEMENT_MONTH_OFFSET),
    }));
    return { status: 200, json: { items } };
  }

  return [defineRoute({ ...monthsHead, handle: show })];
}

/** @throws InvalidRequest PERIOD_IN_FUTURE, PERIOD_FORMAT, or REQUEST_INVALID for more months than there may be */
function monthsAsked({ from, to }: MonthsCall['query'], current: string): string[] {
  const last = to ?? current;
  if (last > current) throw new InvalidRequest([{ field: 'to', code: 'PERIOD_IN_FUTURE' }]);
  const months = monthsBetween(from ?? addMonths(last, 1 - shown), last);
  if (months.length === 0) throw new InvalidRequest([{ field: 'to', code: 'PERIOD_FORMAT' }]);
  if (months.length > atMost) throw new InvalidRequest([{ field: 'from', code: 'REQUEST_INVALID' }]);
  return months;
}

function monthJson({ month, state, totals, corrected, statementIds }: StatementMonth) {
  return { month, state, ...totals, payoutFen: payoutOf(totals), corrected, statementIds };
}

/** The day of the run that covers the month; a run that is late is promised for no day. */
function expectation({ month, state }: StatementMonth, today: string, monthOffset: number) {
  const expectedOn = `${addMonths(month, -monthOffset)}-${policy.run.dayOfMonth}`;
  return state === 'NOT_YET' && expectedOn >= today ? { expectedOn } : {};
}
