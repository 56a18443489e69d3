import type { Fen } from '../../domain/money.ts';
import { summarise } from '../../domain/statements/statement.ts';
import { rateOf } from './application-types.ts';
import { drawTransaction } from './draw-transaction.ts';
import { drawAmounts } from './pharmacy-amounts.ts';
import type { Random } from './random.ts';
import { sampleMerchant } from './sample.ts';
import type { SampleTerminal, SampleTransaction } from './sample-rows.ts';

/** The guide's terminal and store. */
export const guideTerminal: SampleTerminal = {
  terminalNo: '10252043',
  merchantNo: sampleMerchant.merchantNo,
  storeName: '丰瑞堂第三大药房',
};

/** The summary at the foot of the guide's statement. */
const guideTotals = { count: 966, amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 } as const;

const clearingDate = '2019-09-09';
const applicationTypeCode = 'PREPAID_CONVENIENCE';
const channel = '医保卡';

/** The rows that the guide prints, in its order. */
const printedRows: readonly SampleTransaction[] = [
  printedRow('2019-07-23', '17:15:54', '10008*****1388', 400, 1, '171554411247'),
  printedRow('2019-07-24', '19:57:41', '100010*****4768', 8_400, 17, '195741652802'),
  printedRow('2019-07-20', '10:06:20', '100002*****3897', 14_100, 28, '100820660294'),
  printedRow('2019-07-26', '07:22:32', '100008*****1915', 4_200, 8, '072232893686'),
  printedRow('2019-07-05', '20:37:18', '100001*****3226', 900, 2, '203718449941'),
];

/**
 * The clearing of 2019-09-09: the five rows the guide prints, then as many invented ones as make up its
 * summary. The fee of each is 0.2 % rounded half up, so the amounts are chosen for what their rounding adds.
 */
export function guideClearing(random: Random): SampleTransaction[] {
  const rateBasisPoints = rateOf(applicationTypeCode);
  const { totals: printed } = summarise(printedRows);
  const amounts = drawAmounts(random, {
    count: guideTotals.count - printed.count,
    amountFen: guideTotals.amountFen - printed.amountFen,
    feeFen: guideTotals.feeFen - printed.feeFen,
    rateBasisPoints,
  });
  const source = {
    terminal: guideTerminal,
    applicationTypeCode,
    rateBasisPoints,
    transactionType: '消费',
    channel,
    clearingDate,
    firstDate: '2019-07-01',
    days: 31,
  };
  return [
    ...printedRows,
    ...amounts.map((amount, index) => drawTransaction(random, source, amount, index + 1)),
  ];
}

function printedRow(
  transactionDate: string,
  transactionTime: string,
  maskedCardNo: string,
  amountFen: Fen,
  feeFen: Fen,
  systemReferenceNo: string,
): SampleTransaction {
  const { merchantNo, terminalNo, storeName } = guideTerminal;
  return {
    merchantNo,
    applicationTypeCode,
    clearingDate,
    transactionDate,
    transactionTime,
    terminalNo,
    maskedCardNo,
    transactionType: '消费',
    amountFen,
    netFen: amountFen - feeFen,
    feeFen,
    traceNo: '000000',
    systemReferenceNo,
    channel,
    remark: '',
    remark1: storeName,
  };
}
