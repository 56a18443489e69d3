import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { applicationTypes } from '../../../db/sample/application-types.ts';
import { buildSample } from '../../../db/sample/build-sample.ts';
import { sampleSeed } from '../../../db/sample/sample.ts';
import type { SampleTransaction } from '../../../db/sample/sample-rows.ts';
import { feeOn } from '../../../domain/money.ts';
import { summarise } from '../../../domain/statements/statement.ts';

const sample = buildSample(sampleSeed);
const transactions = sample.clearingFiles.flatMap((file) => file.transactions);

test('a seed names its data for ever', () => {
  expect(digestOf(buildSample(sampleSeed))).toBe(
    'ea4b533c85ed4242b7a40d7b5d8e713d3a051fce81cbd1d18deb914502d8b311',
  );
  expect(digestOf(buildSample(sampleSeed + 1))).not.toBe(digestOf(sample));
});

test('every row obeys net = amount - fee, with the fee its application type takes', () => {
  for (const row of transactions) {
    const { rateBasisPoints } = applicationTypes.find(({ code }) => code === row.applicationTypeCode)!;
    expect(row.netFen).toBe(row.amountFen - row.feeFen);
    expect(row.feeFen).toBe(feeOn(row.amountFen, rateBasisPoints));
  }
});

test('every row looks like one of the guide', () => {
  for (const row of transactions) {
    expect(row.maskedCardNo).toMatch(/^\d{5,6}\*{5}\d{4}$/);
    expect(row.systemReferenceNo).toMatch(/^([01]\d|2[0-3])[0-5]\d[0-5]\d\d{6}$/);
    expect(row.traceNo).toBe('000000');
    expect(row.transactionDate < row.clearingDate).toBe(true);
  }
  const late = transactions.filter(
    (row) => !row.systemReferenceNo.startsWith(row.transactionTime.replaceAll(':', '').slice(0, 4)),
  );
  expect(late.length).toBeGreaterThan(0);
  expect(late.length).toBeLessThan(transactions.length / 20);
});

test('no two transactions are the same', () => {
  expect(new Set(transactions.map(identityOf)).size).toBe(transactions.length);
});

test('control totals of each clearing file are the sums of its rows', () => {
  expect(new Set(sample.clearingFiles.map(({ fileName }) => fileName)).size).toBe(
    sample.clearingFiles.length,
  );
  for (const file of sample.clearingFiles) {
    expect(file.totals).toEqual(summarise(file.transactions).totals);
    expect(file.sha256).toMatch(/^[\da-f]{64}$/);
    for (const row of file.transactions) {
      expect([row.clearingDate, row.applicationTypeCode]).toEqual([
        file.clearingDate,
        file.applicationTypeCode,
      ]);
    }
  }
});

test('each transaction was made at a terminal of its merchant and names its store', () => {
  const terminals = new Map(sample.terminals.map((terminal) => [terminal.terminalNo, terminal]));
  expect(terminals.size).toBe(sample.terminals.length);
  for (const { terminalNo, merchantNo, remark1: storeName } of transactions) {
    expect(terminals.get(terminalNo)).toEqual({ terminalNo, merchantNo, storeName });
  }
});

test('the group has four merchants with several terminals, application types and clearing dates', () => {
  const members = new Set(sample.group.memberNos);
  const rows = transactions.filter(({ merchantNo }) => members.has(merchantNo));
  expect(members.size).toBe(4);
  expect(new Set(rows.map(({ merchantNo }) => merchantNo))).toEqual(members);
  expect(new Set(rows.map(({ terminalNo }) => terminalNo)).size).toBe(8);
  expect(new Set(rows.map(({ applicationTypeCode }) => applicationTypeCode)).size).toBe(
    applicationTypes.length,
  );
  expect(new Set(rows.map(({ clearingDate }) => clearingDate)).size).toBe(4);
  expect(rows.every(({ clearingDate }) => clearingDate.startsWith('2019-09-'))).toBe(true);
});

test('one refund and one reversal take back an earlier sale of the same card and terminal, to the fen', () => {
  const takenBack = transactions.filter(({ amountFen }) => amountFen < 0);
  expect(takenBack.map(({ transactionType }) => transactionType).sort()).toEqual(['撤销', '退货']);
  for (const row of takenBack) {
    const sale = transactions.find(
      (other) => other.maskedCardNo === row.maskedCardNo && other.amountFen > 0,
    )!;
    expect([sale.terminalNo, sale.amountFen, sale.netFen, sale.feeFen]).toEqual([
      row.terminalNo,
      -row.amountFen,
      -row.netFen,
      -row.feeFen,
    ]);
    expect(momentOf(sale) < momentOf(row)).toBe(true);
    expect(sale.clearingDate <= row.clearingDate).toBe(true);
  }
});

test('names carry rare characters; one merchant has a quiet September, one left no phone', () => {
  const names = sample.merchants.map(({ name }) => name).join();
  expect(names).toContain('\u{20BB7}');
  expect(names).toContain('\u4DAE');
  const september = transactions.filter(({ clearingDate }) => clearingDate.startsWith('2019-09-'));
  const busy = new Set(september.map(({ merchantNo }) => merchantNo));
  expect(sample.merchants.filter(({ merchantNo }) => !busy.has(merchantNo))).toHaveLength(1);
  const unreachable = sample.merchants.filter(({ registeredPhone }) => registeredPhone === null);
  expect(unreachable.map(({ merchantNo }) => busy.has(merchantNo))).toEqual([true]);
});

function momentOf({ transactionDate, transactionTime }: SampleTransaction): string {
  return `${transactionDate} ${transactionTime}`;
}

function identityOf(row: SampleTransaction): string {
  const { clearingDate, terminalNo, systemReferenceNo, transactionType, amountFen } = row;
  return [clearingDate, terminalNo, momentOf(row), systemReferenceNo, transactionType, amountFen].join();
}

function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
