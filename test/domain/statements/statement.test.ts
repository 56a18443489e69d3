import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { summarise } from '../../../domain/statements/statement.ts';
import { addTotals, noTotals, payoutOf, sameTotals, type Totals } from '../../../domain/clearing/totals.ts';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const terminalNo = fc.constantFrom('10252043', '10252044', '10252045', '00000001');
const row = fc
  .record({ terminalNo, amountFen: amount, feeFen: fc.integer({ min: -1_000, max: 1_000 }) })
  .map((fields): StatementRow => ({ ...guideRow, ...fields, netFen: fields.amountFen - fields.feeFen }));
const rows = fc.array(row, { maxLength: 60 });

const guideRow: StatementRow = {
  clearingDate: '2019-09-09',
  transactionDate: '2019-07-23',
  transactionTime: '17:15:54',
  terminalNo: '10252043',
  maskedCardNo: '10008*****1388',
  transactionType: '消费',
  amountFen: 400,
  netFen: 399,
  feeFen: 1,
  traceNo: '000000',
  systemReferenceNo: '171554411247',
  channel: '医保卡',
  remark: '',
  remark1: '丰瑞堂第三大药房',
};

describe('summarise', () => {
  test("adds up the guide's five rows", () => {
    const guide = [
      [400, 1],
      [8_400, 17],
      [14_100, 28],
      [4_200, 8],
      [900, 2],
    ].map(([amountFen = 0, feeFen = 0]) => ({ ...guideRow, amountFen, feeFen, netFen: amountFen - feeFen }));
    const totals = { count: 5, amountFen: 28_000, netFen: 27_944, feeFen: 56 };
    expect(summarise(guide)).toEqual({ terminals: [{ terminalNo: '10252043', ...totals }], totals });
  });

  test('has nothing to say about no rows', () => {
    expect(summarise([])).toEqual({ terminals: [], totals: noTotals });
  });

  test('the terminals add up to the totals, and the totals to the rows', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { terminals, totals } = summarise(given);
        expect(terminals.reduce<Totals>(addTotals, noTotals)).toEqual(totals);
        expect(totals.count).toBe(given.length);
        expect(totals.amountFen).toBe(given.reduce((sum, { amountFen }) => sum + amountFen, 0));
        expect(payoutOf(totals)).toBe(totals.netFen);
      }),
    );
  });

  test('names the terminals once each, by number', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const order = [...new Set(given.map((one) => one.terminalNo))].sort();
        expect(summarise(given).terminals.map((one) => one.terminalNo)).toEqual(order);
      }),
    );
  });

  test('does not depend on how the rows are cut into parts', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const parts = addTotals(summarise(first).totals, summarise(second).totals);
        expect(sameTotals(parts, summarise([...first, ...second]).totals)).toBe(true);
      }),
    );
  });
});

test('the payout is the amount less the fee, negative when refunds outweigh sales', () => {
  expect(payoutOf({ count: 966, amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 })).toBe(6_939_392);
  expect(payoutOf({ count: 1, amountFen: -400, netFen: -399, feeFen: -1 })).toBe(-399);
});

test.each(['count', 'amountFen', 'netFen', 'feeFen'] as const)(
  'totals that differ in %s alone are not the same',
  (field) => {
    const totals = { count: 1, amountFen: 400, netFen: 399, feeFen: 1 };
    expect(sameTotals(totals, { ...totals })).toBe(true);
    expect(sameTotals(totals, { ...totals, [field]: totals[field] + 1 })).toBe(false);
  },
);
