import { expect, test } from '@jest/globals';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import type { BusinessError } from '../../../domain/errors.ts';
import {
  monthStatusOf,
  type MonthFacts,
  type MonthRunFacts,
  requireStartable,
} from '../../../domain/runs/month-state.ts';

const complete = {
  period: periodOfMonth('2019-09'),
  today: '2019-10-01',
  declared: 30,
  missing: 0,
  mismatched: 0,
};
const produced = { inProgress: false, withStatements: 9, undone: 0, provisional: 0, changed: 0 };

const monthOf = (
  clearing: Partial<MonthFacts['clearing']> = {},
  run?: Partial<MonthRunFacts>,
): MonthFacts => ({
  clearing: { ...complete, ...clearing },
  run: run && { ...produced, ...run },
});

test.each([
  ['no file is declared', monthOf({ declared: 0 }), 'OPEN', ['NOTHING_DECLARED']],
  ['a file is missing', monthOf({ missing: 1 }), 'OPEN', ['FILES_MISSING']],
  ['a control total is off', monthOf({ mismatched: 1 }), 'OPEN', ['TOTALS_MISMATCHED']],
  ['it has not begun', monthOf({ today: '2019-08-31' }), 'OPEN', ['MONTH_NOT_BEGUN', 'MONTH_NOT_OVER']],
  ['its last day is today', monthOf({ today: '2019-09-30' }), 'OPEN', ['MONTH_NOT_OVER']],
  ['all is loaded and it is over', monthOf(), 'COMPLETE', []],
  [
    'its first run goes on',
    monthOf({}, { inProgress: true, withStatements: 0 }),
    'COMPLETE',
    ['RUN_IN_PROGRESS'],
  ],
  ['its run was empty', monthOf({}, { withStatements: 0 }), 'COMPLETE', []],
  ['it is produced', monthOf({}, {}), 'PRODUCED', []],
  ['an item failed', monthOf({}, { undone: 1 }), 'PRODUCED', ['ITEMS_UNDONE']],
  [
    'it is produced before its end',
    monthOf({ today: '2019-09-20' }, { provisional: 9 }),
    'PRODUCED',
    ['MONTH_NOT_OVER', 'PROVISIONAL'],
  ],
  [
    'it was produced before it was complete',
    monthOf({}, { provisional: 9 }),
    'CHANGED_SINCE',
    ['COMPLETE_SINCE'],
  ],
  ['rows came later', monthOf({}, { changed: 2 }), 'CHANGED_SINCE', ['ROWS_CHANGED']],
  [
    'rows came later, before its end',
    monthOf({ today: '2019-09-25' }, { provisional: 9, changed: 2 }),
    'CHANGED_SINCE',
    ['MONTH_NOT_OVER', 'PROVISIONAL', 'ROWS_CHANGED'],
  ],
] as const)('a month is judged when %s', (_when, facts, state, reasons) => {
  expect(monthStatusOf(facts)).toEqual({ state, reasons });
});

const byOperator = { bySchedule: false, despiteMissing: false };

test.each([
  ['a complete month', monthOf(), {}, false],
  ['a month that is not over', monthOf({ today: '2019-09-20' }), {}, true],
  ['a month with a missing file', monthOf({ missing: 1 }), {}, 'CLEARING_INCOMPLETE'],
  ['the same with a reason', monthOf({ missing: 1 }), { despiteMissing: true }, true],
  [
    'a month with a wrong control total, with a reason',
    monthOf({ mismatched: 1 }),
    { despiteMissing: true },
    'CLEARING_INCOMPLETE',
  ],
  [
    'a month without files, with a reason',
    monthOf({ declared: 0 }),
    { despiteMissing: true },
    'CLEARING_INCOMPLETE',
  ],
  ['a month to come', monthOf({ today: '2019-08-31' }), {}, 'PERIOD_IN_FUTURE'],
  ['a month that is produced', monthOf({}, {}), {}, 'RUN_EXISTS'],
  ['a month with later rows', monthOf({}, { changed: 1 }), {}, 'RUN_EXISTS'],
  ['a month in progress', monthOf({}, { inProgress: true }), {}, 'RUN_IN_PROGRESS'],
  ['a provisional month that is complete', monthOf({}, { provisional: 9 }), {}, false],
  ['the same by the schedule', monthOf({}, { provisional: 9 }), { bySchedule: true }, 'RUN_EXISTS'],
  ['a month whose run was empty', monthOf({}, { withStatements: 0 }), {}, false],
] as const)('a start of %s is judged', (_which, facts, order, expected) => {
  const start = () => requireStartable(facts, { ...byOperator, ...order });
  if (typeof expected === 'boolean') expect(start()).toEqual({ provisional: expected });
  else expect(codeOf(start)).toBe(expected);
});

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return (error as BusinessError).code;
  }
  return undefined;
}
