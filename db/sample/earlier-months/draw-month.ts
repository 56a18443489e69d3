import { rateOf } from '../application-types.ts';
import { addDays, timeOfDay, weekdayOf } from '../calendar.ts';
import { drawTransaction } from '../draw-transaction.ts';
import { createNamedRandom, shuffled, type Random } from '../random.ts';
import { earlierMonths } from '../sample.ts';
import type { SampleTransaction } from '../sample-rows.ts';
import { refundOf, reversalOf } from '../refunds.ts';
import { drawAmountOf, transactionWording } from '../transaction-wording.ts';
import { tradingDaysClearedIn, type TradingDay } from './clearing-rhythms.ts';
import { isHoliday, isSpringFestival } from './public-holidays.ts';
import { type Trade, trades, type Week } from './trades.ts';

/** Above the serials of the guide's month. A trade has fewer transactions a month than this step. */
const firstSerial = 30_000;
const serialsAMonth = 1_000;
/** Of a thousand sales about this many are refunded or reversed. */
const usualRefunds = 12;
const recallRefunds = 900;
const reversals = 5;

/** All that is cleared in one of the earlier months; the merchants' rows are mixed as they come. */
export function drawMonth(seed: number, month: string): SampleTransaction[] {
  const rows = trades.flatMap((_, index) => drawTrade(seed, index, month));
  return shuffled(createNamedRandom(seed, month), rows);
}

function drawTrade(seed: number, tradeIndex: number, month: string): SampleTransaction[] {
  const trade = trades[tradeIndex]!;
  const monthIndex = earlierMonths.indexOf(month);
  const random = createNamedRandom(seed, `${month} ${tradeIndex}`);
  const days = tradingDaysClearedIn(month, trade.rhythm).filter(
    ({ date }) => trade.week[weekdayOf(date)]! > 0,
  );
  const pickDay = createDayPicker(random, days, trade.week);
  const rows: SampleTransaction[] = [];
  const serial = () =>
    firstSerial + (tradeIndex * earlierMonths.length + monthIndex) * serialsAMonth + rows.length;
  for (let sold = 0; sold < trade.sales[monthIndex]!; sold++) {
    const sale = drawSale(random, trade, pickDay(), serial());
    rows.push(sale);
    const back = drawTakenBack(random, sale, { days, refunds: refundsOf(trade, month), serial: serial() });
    if (back) rows.push(back);
  }
  return rows;
}

function drawSale(
  random: Random,
  { terminals, applicationTypeCode }: Trade,
  { date, clearingDate }: TradingDay,
  serial: number,
): SampleTransaction {
  const { transactionType, channels } = transactionWording[applicationTypeCode];
  const source = {
    terminal: random.pick(terminals),
    applicationTypeCode,
    rateBasisPoints: rateOf(applicationTypeCode),
    transactionType,
    channel: random.pick(channels),
    clearingDate,
    firstDate: date,
    days: 1,
  };
  return drawTransaction(random, source, drawAmountOf(applicationTypeCode, random), serial);
}

function refundsOf({ recall }: Trade, month: string): number {
  return recall === month ? recallRefunds : usualRefunds;
}

/** As a rule nothing; else a reversal at once, or a refund some days later where that is cleared in the same month. */
function drawTakenBack(
  random: Random,
  sale: SampleTransaction,
  { days, refunds, serial }: { days: readonly TradingDay[]; refunds: number; serial: number },
): SampleTransaction | undefined {
  if (sale.transactionType !== '消费') return undefined;
  if (random.below(1_000) < reversals) return reversalOf(sale, serial);
  if (random.below(1_000) >= refunds) return undefined;
  const transactionDate = addDays(sale.transactionDate, 1 + random.below(6));
  const transactionTime = timeOfDay(9 * 3_600 + random.below(9 * 3_600));
  const clearingDate = days.find(({ date }) => date === transactionDate)?.clearingDate;
  if (clearingDate === undefined) return undefined;
  return refundOf(sale, { clearingDate, transactionDate, transactionTime, serial });
}

/** Picks days in proportion to how busy they are: by weekday, holiday and chance. */
function createDayPicker(random: Random, days: readonly TradingDay[], week: Week): () => TradingDay {
  const weights = days.map(({ date }) => weightOf(date, week) * (85 + random.below(31)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return () => {
    let left = random.below(all);
    return days[weights.findIndex((weight) => (left -= weight) < 0)]!;
  };
}

function weightOf(date: string, week: Week): number {
  const share = isSpringFestival(date) ? 10 : isHoliday(date) ? 75 : 100;
  return week[weekdayOf(date)]! * share;
}
