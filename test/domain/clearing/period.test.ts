import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { periodOfMonth, periodOfRange, requireBegun } from '../../../domain/clearing/period.ts';
import { isDate, monthOf, monthOfRun, shanghaiDate } from '../../../domain/shanghai-time.ts';

const oneDay = 86_400_000;
const date = fc
  .integer({ min: Date.UTC(2000, 0, 1) / oneDay, max: Date.UTC(2099, 11, 31) / oneDay })
  .map((day) => new Date(day * oneDay).toISOString().slice(0, 10));

describe('periodOfMonth', () => {
  test.each([
    ['2019-09', '2019-09-30'],
    ['2019-12', '2019-12-31'],
    ['2019-02', '2019-02-28'],
    ['2020-02', '2020-02-29'],
    ['2000-02', '2000-02-29'],
  ])('%s ends on %s', (month, to) => {
    expect(periodOfMonth(month)).toEqual({ from: `${month}-01`, to });
  });

  test('the day after the last is the 1st of another month', () => {
    fc.assert(
      fc.property(date, (day) => {
        const { to } = periodOfMonth(monthOf(day));
        const next = new Date(Date.parse(to) + oneDay).toISOString();
        expect(isDate(to)).toBe(true);
        expect(next.slice(8, 10)).toBe('01');
      }),
    );
  });

  test.each(['2019-13', '2019-00', '2019-9', '1999-09', '201909', '2019-09-01', '', ' 2019-09', '2019-09\n'])(
    'refuses %j',
    (month) => {
      expect(() => periodOfMonth(month)).toThrow('PERIOD_FORMAT');
    },
  );
});

describe('periodOfRange', () => {
  test('takes any two days of a month in order, one day included', () => {
    fc.assert(
      fc.property(date, date, (left, right) => {
        fc.pre(monthOf(left) === monthOf(right));
        const [from, to] = left < right ? [left, right] : [right, left];
        expect(periodOfRange(from, to)).toEqual({ from, to });
      }),
    );
    expect(periodOfRange('2019-09-09', '2019-09-09')).toEqual({ from: '2019-09-09', to: '2019-09-09' });
  });

  test.each([
    ['2019-09-31', '2019-09-31'],
    ['2019-02-29', '2019-02-29'],
    ['2019-09-00', '2019-09-01'],
    ['2019-09-09', '2019-9-10'],
    ['2019-09-10', '2019-09-09'],
  ])('refuses %s to %s', (from, to) => {
    expect(() => periodOfRange(from, to)).toThrow('PERIOD_FORMAT');
  });

  test('refuses to cross months, whichever way', () => {
    expect(() => periodOfRange('2019-09-30', '2019-10-01')).toThrow('PERIOD_ACROSS_MONTHS');
    expect(() => periodOfRange('2020-09-01', '2019-09-30')).toThrow('PERIOD_ACROSS_MONTHS');
  });
});

describe('isDate', () => {
  test('knows every day of a century', () => {
    fc.assert(fc.property(date, (day) => isDate(day)));
  });

  test('agrees with the calendar about days that do not exist', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const there = new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(text);
        expect(isDate(text)).toBe(there);
      }),
    );
  });
});

describe('the month of a run', () => {
  const the20thAt3 = (month: string) => Date.parse(`${month}-20T03:00:00+08:00`);

  test('is the month of the nominal time in Shanghai, where it is the 20th while UTC has the 19th', () => {
    expect(new Date(the20thAt3('2019-09')).toISOString()).toBe('2019-09-19T19:00:00.000Z');
    expect(monthOfRun(the20thAt3('2019-09'), 0)).toBe('2019-09');
  });

  test('is judged in Shanghai at the turn of a month and of a year', () => {
    expect(monthOfRun(Date.parse('2019-09-30T16:00:00Z'), 0)).toBe('2019-10');
    expect(monthOfRun(Date.parse('2019-09-30T15:59:59Z'), 0)).toBe('2019-09');
    expect(monthOfRun(Date.parse('2019-12-31T16:00:00Z'), 0)).toBe('2020-01');
  });

  test('with offset -1 is the month before, in January of the year before', () => {
    expect(monthOfRun(the20thAt3('2019-09'), -1)).toBe('2019-08');
    expect(monthOfRun(the20thAt3('2020-01'), -1)).toBe('2019-12');
    expect(monthOfRun(the20thAt3('2020-03'), -1)).toBe('2020-02');
  });
});

test('shanghaiDate is eight hours ahead of UTC', () => {
  expect(shanghaiDate(Date.parse('2019-09-09T15:59:59.999Z'))).toBe('2019-09-09');
  expect(shanghaiDate(Date.parse('2019-09-09T16:00:00Z'))).toBe('2019-09-10');
});

test('a period must have begun, today included', () => {
  const period = periodOfMonth('2019-09');
  expect(() => requireBegun(period, '2019-08-31')).toThrow('PERIOD_IN_FUTURE');
  expect(() => requireBegun(period, '2019-09-01')).not.toThrow();
  expect(() => requireBegun(period, '2019-09-20')).not.toThrow();
});
