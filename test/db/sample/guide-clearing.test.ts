import { expect, test } from '@jest/globals';
import { buildSample } from '../../../db/sample/build-sample.ts';
import { guideClearing } from '../../../db/sample/guide-clearing.ts';
import { drawAmounts } from '../../../db/sample/pharmacy-amounts.ts';
import { createRandom } from '../../../db/sample/random.ts';
import { sampleMerchant, samplePeriod, sampleSeed } from '../../../db/sample/sample.ts';
import { feeOn, formatFen } from '../../../domain/money.ts';
import { summarise } from '../../../domain/statements/statement.ts';

/** As printed in the guide. */
const printed = [
  '2019-09-09 2019-07-23 17:15:54 10252043 10008*****1388 消费 4.00 3.99 0.01 000000 171554411247 医保卡  丰瑞堂第三大药房',
  '2019-09-09 2019-07-24 19:57:41 10252043 100010*****4768 消费 84.00 83.83 0.17 000000 195741652802 医保卡  丰瑞堂第三大药房',
  '2019-09-09 2019-07-20 10:06:20 10252043 100002*****3897 消费 141.00 140.72 0.28 000000 100820660294 医保卡  丰瑞堂第三大药房',
  '2019-09-09 2019-07-26 07:22:32 10252043 100008*****1915 消费 42.00 41.92 0.08 000000 072232893686 医保卡  丰瑞堂第三大药房',
  '2019-09-09 2019-07-05 20:37:18 10252043 100001*****3226 消费 9.00 8.98 0.02 000000 203718449941 医保卡  丰瑞堂第三大药房',
];

test('the file of 2019-09-09 begins with the five rows the guide prints, in its order', () => {
  const file = buildSample(sampleSeed, [samplePeriod]).clearingFiles.find(
    ({ clearingDate, applicationTypeCode }) =>
      clearingDate === '2019-09-09' && applicationTypeCode === 'PREPAID_CONVENIENCE',
  )!;
  const lines = file.transactions
    .slice(0, 5)
    .map((row) =>
      [
        row.clearingDate,
        row.transactionDate,
        row.transactionTime,
        row.terminalNo,
        row.maskedCardNo,
        row.transactionType,
        formatFen(row.amountFen),
        formatFen(row.netFen),
        formatFen(row.feeFen),
        row.traceNo,
        row.systemReferenceNo,
        row.channel,
        row.remark,
        row.remark1,
      ].join(' '),
    );
  expect(lines).toEqual(printed);
});

test('the guide merchant has 966 transactions of 69,534.00 with 140.08 of fees in the month, at one terminal', () => {
  const rows = buildSample(sampleSeed, [samplePeriod])
    .clearingFiles.flatMap(({ transactions }) => transactions)
    .filter(({ merchantNo }) => merchantNo === sampleMerchant.merchantNo);
  const { terminals, totals } = summarise(rows);
  expect(rows.every(({ clearingDate }) => clearingDate === '2019-09-09')).toBe(true);
  expect(totals).toEqual({ count: 966, amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 });
  expect(terminals).toEqual([{ terminalNo: '10252043', ...totals }]);
});

test.each([1, 2, 3, 42, 4_294_967_295])(
  'seed %d gives the same totals, each fee 0.2 %% of its row',
  (seed) => {
    const rows = guideClearing(createRandom(seed));
    expect(summarise(rows).totals).toMatchObject({ count: 966, amountFen: 6_953_400, feeFen: 14_008 });
    expect(rows.every((row) => row.feeFen === feeOn(row.amountFen, 20) && row.amountFen >= 100)).toBe(true);
  },
);

test('sums that no rounding can explain are refused', () => {
  const wanted = { count: 10, amountFen: 50_000, feeFen: 500, rateBasisPoints: 20 };
  expect(() => drawAmounts(createRandom(1), wanted)).toThrow(RangeError);
  expect(() => drawAmounts(createRandom(1), { ...wanted, amountFen: 10, feeFen: 0 })).toThrow(RangeError);
});
