import { applicationTypes, rateOf } from './application-types.ts';
import type { ApplicationTypeCode } from './application-types.ts';
import { addDays, secondsOf, timeOfDay } from './calendar.ts';
import { drawTransaction, systemReferenceNo } from './draw-transaction.ts';
import { drawAmount } from './pharmacy-amounts.ts';
import type { Random } from './random.ts';
import { groupMembers, terminalsOf } from './sample-merchants.ts';
import type { SampleTransaction } from './sample-rows.ts';

const clearingDates = ['2019-09-03', '2019-09-09', '2019-09-17', '2019-09-26'] as const;
const firstSerial = 10_000;

const wording: Record<ApplicationTypeCode, { transactionType: string; channels: readonly string[] }> = {
  PREPAID_CONVENIENCE: { transactionType: '消费', channels: ['医保卡', '便民卡'] },
  ATM: { transactionType: '取款', channels: ['银行卡'] },
  MARKETING_ALLIANCE: { transactionType: '消费', channels: ['银行卡', '云闪付'] },
  PAYMENT_SMALL_TRANSFER: { transactionType: '转账', channels: ['银行卡'] },
};

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
    refundOf(refunded, firstSerial + sales.length),
    reversalOf(reversed, firstSerial + sales.length + 1),
  ];
}

function drawGroupSale(
  random: Random,
  applicationTypeCode: ApplicationTypeCode,
  clearingDate: string,
  serial: number,
): SampleTransaction {
  const { transactionType, channels } = wording[applicationTypeCode];
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
  // A cash machine gives whole hundreds of yuan.
  const amountFen = applicationTypeCode === 'ATM' ? 10_000 * (1 + random.below(30)) : drawAmount(random);
  return drawTransaction(random, source, amountFen, serial);
}

function saleOn(
  sales: readonly SampleTransaction[],
  date: string,
  code: ApplicationTypeCode,
): SampleTransaction {
  return sales.find((sale) => sale.clearingDate === date && sale.applicationTypeCode === code)!;
}

function refundOf(sale: SampleTransaction, serial: number): SampleTransaction {
  const refundTime = '10:30:00';
  return {
    ...takenBack(sale),
    clearingDate: clearingDates[2],
    transactionDate: addDays(sale.clearingDate, 8),
    transactionTime: refundTime,
    transactionType: '退货',
    systemReferenceNo: systemReferenceNo(refundTime, serial),
  };
}

function reversalOf(sale: SampleTransaction, serial: number): SampleTransaction {
  const transactionTime = timeOfDay(secondsOf(sale.transactionTime) + 260);
  return {
    ...takenBack(sale),
    transactionTime,
    transactionType: '撤销',
    systemReferenceNo: systemReferenceNo(transactionTime, serial),
  };
}

function takenBack(sale: SampleTransaction): SampleTransaction {
  return { ...sale, amountFen: -sale.amountFen, netFen: -sale.netFen, feeFen: -sale.feeFen };
}
