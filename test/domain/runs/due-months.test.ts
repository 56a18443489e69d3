import { expect, test } from '@jest/globals';
import { lastDueMonth } from '../../../domain/runs/due-months.ts';

test.each([
  ['2019-09-19T18:59:59Z', 0, '2019-08'],
  ['2019-09-19T19:00:00Z', 0, '2019-09'],
  ['2019-09-19T19:00:00Z', -1, '2019-08'],
  ['2019-12-31T16:00:00Z', 0, '2019-12'],
  ['2020-01-20T00:00:00Z', -1, '2019-12'],
])('at %s with offset %i the last month due is %s', (instant, offset, month) => {
  expect(lastDueMonth(Date.parse(instant), offset)).toBe(month);
});
