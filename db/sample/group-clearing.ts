import { applicationTypes, rateOf } from './application-types.ts';
import type { ApplicationTypeCode } from './application-types.ts';
import { addDays } from './calendar.ts';
import { drawTransaction } from './draw-transaction.ts';
import type { Random } from './random.ts';
import { groupMembers, terminalsOf } from './sample-merchants.ts';
import type { SampleTransaction } from './sample-rows.ts';
import { refundOf, reversalOf } from './refunds.ts';
import { drawAmountOf, transactionWording } from './transaction-wording.ts';

const clearingDates = ['2019-09-03', '2019-09-09', '2019-09-17', '2019-09-26'] as const;
const firstSerial = 10_000;

/**
 * The group's September 2019: four clearing dates, every application type on each, the members' rows mixed
 * as they come. A sale of the first date is refunded (退货) on the third, and one of the second is reversed
 * (撤销) some minutes after it was made.
 */
export function groupClearing(random: Random): SampleTransaction[] {
  const sales: SampleTransaction[] = [];
  for (const clearingDate of clearingDates) {
    for (const { code } of applicationTypes) {
      const rows = 14 + random.below(12);
      for (let row = 0; row < rows; row++) {
        sales.push(drawGroupSale(random, code, clearingDate, firstSerial + sales.length));
      }
    }
  }
  const refunded = saleOn(sales, clearingDates[0], 'PREPAID_CONVENIENCE');
  const reversed = saleOn(sales, clearingDates[1], 'MARKETING_ALLIANCE');
  return [
    ...sales,
    refundOf(refunded, {
      clearingDate: clearingDates[2],
      transactionDate: addDays(refunded.clearingDate, 8),
      transactionTime: '10:30:00',
      serial: firstSerial + sales.length,
    }),
    reversalOf(reversed, firstSerial + sales.length + 1),
  ];
}

function drawGroupSale(
  random: Random,
  applicationTypeCode: ApplicationTypeCode,
  clearingDate: string,
  serial: number,
): SampleTransaction {
  const { transactionType, channels } = transactionWording[applicationTypeCode];
  const takers = groupMembers.filter(({ applicationTypes: signed }) => signed.includes(applicationTypeCode));
  const source = {
    terminal: random.pick(terminalsOf(random.pick(takers))),
    applicationTypeCode,
    rateBasisPoints: rateOf(applicationTypeCode),
    transactionType,
    channel: random.pick(channels),
    clearingDate,
    firstDate: addDays(clearingDate, -9),
    days: 8,
  };
  return drawTransaction(random, source, drawAmountOf(applicationTypeCode, random), serial);
}

function saleOn(
  sales: readonly SampleTransaction[],
  date: string,
  code: ApplicationTypeCode,
): SampleTransaction {
  return sales.find((sale) => sale.clearingDate === date && sale.applicationTypeCode === code)!;
}
