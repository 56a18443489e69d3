import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase } from '../../../db/orm.ts';
import { buildSample } from '../../../db/sample/build-sample.ts';
import { weekdayOf } from '../../../db/sample/calendar.ts';
import { isHoliday, workingDayFrom } from '../../../db/sample/earlier-months/public-holidays.ts';
import { trades } from '../../../db/sample/earlier-months/trades.ts';
import { loadSample } from '../../../db/sample/load.ts';
import { earlierMonths, sampleMerchant, sampleMonths, sampleSeed } from '../../../db/sample/sample.ts';
import { createVault } from '../../../db/vault.ts';
import { summarise } from '../../../domain/statements/statement.ts';
import { monthOf } from '../../../domain/shanghai-time.ts';

const { merchants, group, clearingFiles } = buildSample(sampleSeed);
const transactions = clearingFiles.flatMap((file) => file.transactions);
const noOf = (part: string) => merchants.find(({ name }) => name.includes(part))!.merchantNo;
const [seasonal, steady, rebuilt, recalled] = group.memberNos as [string, string, string, string];
const [closing, village] = [noOf('静海堂'), noOf('远山堂')];

const rows = Map.groupBy(transactions, ({ merchantNo, clearingDate }) => merchantNo + monthOf(clearingDate));
const rowsOf = (no: string, month: string) => rows.get(no + month) ?? [];
const amountOf = (no: string, month: string) => summarise(rowsOf(no, month)).totals.amountFen;
const amountOfMonths = (no: string, months: readonly string[]) =>
  months.reduce((sum, month) => sum + amountOf(no, month), 0);
const months = (from: string, to: string) => sampleMonths.filter((month) => month >= from && month <= to);

test('the months are September 2018 to September 2019', () => {
  expect(sampleMonths).toHaveLength(13);
  expect([sampleMonths[0], sampleMonths.at(-1)]).toEqual(['2018-09', '2019-09']);
  for (const { sales } of trades) expect(sales).toHaveLength(earlierMonths.length);
});

test.each(sampleMonths)(
  'in %s each merchant and the group trades, but two merchants in one month each',
  (month) => {
    const idle = merchants.filter(({ merchantNo }) => rowsOf(merchantNo, month).length === 0);
    const expected = { '2019-07': [rebuilt], '2019-09': [closing] }[month] ?? [];
    expect(idle.map(({ merchantNo }) => merchantNo)).toEqual(expected);
    const ofGroup = group.memberNos.flatMap((no) => rowsOf(no, month));
    expect(ofGroup.length).toBeGreaterThan(200);
  },
);

describe('shapes', () => {
  test.each([
    ['calendar', ['2018-10', '2019-01', '2019-04', '2019-07']],
    ['from September on', ['2018-09', '2018-12', '2019-03', '2019-06']],
  ])('the guide merchant sells more in each quarter than in the one before (%s)', (_, firsts) => {
    const quarters = firsts.map((first) => {
      const start = sampleMonths.indexOf(first);
      return amountOfMonths(sampleMerchant.merchantNo, sampleMonths.slice(start, start + 3));
    });
    expect(quarters.toSorted((left, right) => left - right)).toEqual(quarters);
    expect(quarters[3]).toBeGreaterThan(1.5 * quarters[0]!);
  });

  test('the seasonal merchant sells most in January, and in winter three times what it sells in summer', () => {
    const best = sampleMonths.toSorted((left, right) => amountOf(seasonal, right) - amountOf(seasonal, left));
    expect(best.slice(0, 3).sort()).toEqual(['2018-12', '2019-01', '2019-02']);
    expect(best[0]).toBe('2019-01');
    expect(amountOfMonths(seasonal, months('2018-12', '2019-02'))).toBeGreaterThan(
      3 * amountOfMonths(seasonal, months('2019-06', '2019-08')),
    );
  });

  test('the month of the recall has by far the highest share of refunds', () => {
    const shares = merchants.flatMap(({ merchantNo }) =>
      sampleMonths.map((month) => ({ merchantNo, month, share: refundShareOf(merchantNo, month) })),
    );
    const [first, second] = shares.toSorted((left, right) => right.share - left.share);
    expect(first).toMatchObject({ merchantNo: recalled, month: '2019-03' });
    expect(first!.share).toBeGreaterThan(0.3);
    expect(second!.share).toBeLessThan(first!.share / 2);
    expect(amountOf(recalled, '2019-03')).toBeLessThan(0.8 * amountOf(recalled, '2019-02'));
  });

  test('the steady merchants stay within a third of their mean, the small one within a factor of three', () => {
    for (const [no, factor] of [
      [steady, 1.33],
      [village, 3],
    ] as const) {
      const amounts = sampleMonths.map((month) => amountOf(no, month));
      const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
      expect(Math.max(...amounts) / mean).toBeLessThan(factor);
      expect(mean / Math.min(...amounts)).toBeLessThan(factor);
    }
  });

  test('the closing merchant sells less in each quarter', () => {
    const quarters = ['2018-09', '2018-12', '2019-03', '2019-06'].map((first) => {
      const start = sampleMonths.indexOf(first);
      return amountOfMonths(closing, sampleMonths.slice(start, start + 3));
    });
    expect(quarters.toSorted((left, right) => right - left)).toEqual(quarters);
  });
});

describe('days', () => {
  const earlier = transactions.filter(({ clearingDate }) => monthOf(clearingDate) !== '2019-09');
  const soldOn = (no: string, matches: (date: string) => boolean) =>
    earlier.filter((row) => row.merchantNo === no && matches(row.transactionDate)).length;

  test('clearing happens on working days, and only of trade before', () => {
    const dates = [...new Set(earlier.map(({ clearingDate }) => clearingDate))];
    expect(dates.map(workingDayFrom)).toEqual(dates);
    expect(earlier.filter((row) => row.transactionDate >= row.clearingDate)).toEqual([]);
  });

  test('a pharmacy sells more at the weekend than midweek, a clinic is closed on Sundays', () => {
    const onDays = (no: string, ...days: number[]) => soldOn(no, (date) => days.includes(weekdayOf(date)));
    const { merchantNo } = sampleMerchant;
    expect(onDays(merchantNo, 0, 6)).toBeGreaterThan(1.1 * onDays(merchantNo, 2, 3));
    expect(onDays(rebuilt, 0)).toBe(0);
    expect(onDays(rebuilt, 1)).toBeGreaterThan(onDays(rebuilt, 6));
  });

  test('around the Spring Festival shops are nearly empty', () => {
    const { merchantNo } = sampleMerchant;
    const festival = soldOn(merchantNo, (date) => date >= '2019-02-04' && date <= '2019-02-06');
    const weekBefore = soldOn(merchantNo, (date) => date >= '2019-01-28' && date <= '2019-01-30');
    expect(isHoliday('2019-02-04')).toBe(true);
    expect(festival).toBeLessThan(weekBefore / 3);
  });
});

test('in the database the control totals of all files agree with their rows, month by month', async () => {
  const database = await openDatabase({ url: 'file::memory:' });
  try {
    await migrate(database);
    await loadSample(database, newVault(), { now: new Date('2026-02-03T04:05:06Z'), months: sampleMonths });
    const sums = (from: string, counted: string) =>
      database.em().execute<{ month: string }[]>(
        `select substr(clearing_date, 1, 7) as month, ${counted} as row_count, sum(amount_fen) as amount_fen,
            sum(fee_fen) as fee_fen from ${from} group by month order by month`,
      );
    const declared = await sums("clearing_file where state = 'LOADED'", 'sum(row_count)');
    expect(declared).toEqual(await sums('clearing_transaction', 'count(*)'));
    expect(declared.map(({ month }) => month)).toEqual(sampleMonths);
    const unequal = await database.em().execute(
      `select f.file_name from clearing_file f join clearing_transaction t on t.clearing_file_id = f.id
        group by f.id having count(*) <> f.row_count or max(t.line_no) <> f.row_count
          or sum(t.amount_fen) <> f.amount_fen or sum(t.fee_fen) <> f.fee_fen
          or sum(t.amount_fen - t.fee_fen) <> sum(t.net_fen)`,
    );
    expect(unequal).toEqual([]);
  } finally {
    await database.close();
  }
});

function refundShareOf(no: string, month: string): number {
  const all = rowsOf(no, month);
  return all.filter(({ transactionType }) => transactionType === '退货').length / (all.length || 1);
}

function newVault() {
  const key = randomBytes(32);
  const ring = [{ id: 'test', key }];
  return createVault({ FIELD_KEYS: ring, BLIND_INDEX_KEY: key, OTP_KEY: key, AUDIT_KEYS: ring });
}
