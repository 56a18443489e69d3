import { rateOf } from './application-types.ts';
import { drawTransaction } from './draw-transaction.ts';
import { groupClearing } from './group-clearing.ts';
import { guideClearing } from './guide-clearing.ts';
import { drawAmount } from './pharmacy-amounts.ts';
import { createRandom, type Random } from './random.ts';
import { quietTerminal, unreachableTerminal } from './sample-merchants.ts';
import type { SampleTerminal, SampleTransaction } from './sample-rows.ts';

/**
 * The guide's month, and in August the last sales of the merchant that is quiet then. All comes from one stream in
 * this order, so whatever is drawn more or less here changes rows that tests know to the fen.
 */
export function drawNewestMonths(seed: number): SampleTransaction[] {
  const random = createRandom(seed);
  return [
    ...guideClearing(random),
    ...groupClearing(random),
    ...drawSolo(random, quietTerminal, {
      clearingDate: '2019-08-12',
      firstDate: '2019-08-03',
      rows: 6,
      serial: 20_000,
    }),
    ...drawSolo(random, unreachableTerminal, {
      clearingDate: '2019-09-17',
      firstDate: '2019-09-08',
      rows: 12,
      serial: 21_000,
    }),
  ];
}

function drawSolo(
  random: Random,
  terminal: SampleTerminal,
  {
    clearingDate,
    firstDate,
    rows,
    serial,
  }: { clearingDate: string; firstDate: string; rows: number; serial: number },
): SampleTransaction[] {
  const source = {
    terminal,
    applicationTypeCode: 'PREPAID_CONVENIENCE',
    rateBasisPoints: rateOf('PREPAID_CONVENIENCE'),
    transactionType: '消费',
    channel: '医保卡',
    clearingDate,
    firstDate,
    days: 8,
  };
  return Array.from({ length: rows }, (_, row) =>
    drawTransaction(random, source, drawAmount(random), serial + row),
  );
}
