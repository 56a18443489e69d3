import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { applicationTypes } from '../../../db/sample/application-types.ts';
import { buildSample } from '../../../db/sample/build-sample.ts';
import { samplePeriod, sampleSeed } from '../../../db/sample/sample.ts';
import type { SampleTransaction } from '../../../db/sample/sample-rows.ts';
import { feeOn } from '../../../domain/money.ts';
import { monthOf } from '../../../domain/shanghai-time.ts';
import { summarise } from '../../../domain/statements/statement.ts';

const sample = buildSample(sampleSeed);
const transactions = sample.clearingFiles.flatMap((file) => file.transactions);
const september = transactions.filter(({ clearingDate }) => monthOf(clearingDate) === samplePeriod);

test('a seed names its data for ever', () => {
  expect(digestOf(buildSample(sampleSeed))).toBe(
    '8d4a1abfc0c855faeeba6aad4071221e3c0b895a4a8318890a5db122cd0bd364',
  );
  const another = buildSample(sampleSeed + 1, [samplePeriod]);
  expect(digestOf(another)).not.toBe(digestOf(buildSample(sampleSeed, [samplePeriod])));
});

test.each(['2018-09', '2019-07', '2019-08', samplePeriod])(
  '%s alone is the same as among all months',
  (month) => {
    const files = sample.clearingFiles.filter(({ clearingDate }) => monthOf(clearingDate) === month);
    expect(digestOf(buildSample(sampleSeed, [month]).clearingFiles)).toBe(digestOf(files));
  },
);

test('the guide’s month is the one that was published first', () => {
  const { clearingFiles } = buildSample(sampleSeed, [samplePeriod]);
  expect(digestOf(clearingFiles)).toBe('355ff1b9d22fb7a105e997a8a06b946b6c5d4aceb259ad25183b16d1f993eca9');
});

test('every row obeys net = amount - fee, with the fee its application type takes', () => {
  const rates = new Map<string, number>(
    applicationTypes.map(({ code, rateBasisPoints }) => [code, rateBasisPoints]),
  );
  const wrong = transactions.filter(
    ({ amountFen, netFen, feeFen, applicationTypeCode }) =>
      !Object.is(netFen, amountFen - feeFen) ||
      !Object.is(feeFen, feeOn(amountFen, rates.get(applicationTypeCode)!)),
  );
  expect(wrong).toEqual([]);
});

test('every row looks like one of the guide', () => {
  const unlike = transactions.filter(
    (row) =>
      !/^\d{5,6}\*{5}\d{4}$/.test(row.maskedCardNo) ||
      !/^([01]\d|2[0-3])[0-5]\d[0-5]\d\d{6}$/.test(row.systemReferenceNo) ||
      row.traceNo !== '000000' ||
      row.transactionDate >= row.clearingDate,
  );
  expect(unlike).toEqual([]);
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
    const { clearingDate, applicationTypeCode } = file;
    const strangers = file.transactions.filter(
      (row) => row.clearingDate !== clearingDate || row.applicationTypeCode !== applicationTypeCode,
    );
    expect(strangers).toEqual([]);
  }
});

test('each transaction was made at a terminal of its merchant and names its store', () => {
  const terminals = new Map(sample.terminals.map((terminal) => [terminal.terminalNo, terminal]));
  expect(terminals.size).toBe(sample.terminals.length);
  const elsewhere = transactions.filter(({ terminalNo, merchantNo, remark1 }) => {
    const terminal = terminals.get(terminalNo);
    return terminal?.merchantNo !== merchantNo || terminal.storeName !== remark1;
  });
  expect(elsewhere).toEqual([]);
});

test('the group’s September has four merchants with several terminals, application types and clearing dates', () => {
  const members = new Set(sample.group.memberNos);
  const rows = september.filter(({ merchantNo }) => members.has(merchantNo));
  expect(members.size).toBe(4);
  expect(new Set(rows.map(({ merchantNo }) => merchantNo))).toEqual(members);
  expect(new Set(rows.map(({ terminalNo }) => terminalNo)).size).toBe(8);
  expect(new Set(rows.map(({ applicationTypeCode }) => applicationTypeCode)).size).toBe(
    applicationTypes.length,
  );
  expect(new Set(rows.map(({ clearingDate }) => clearingDate)).size).toBe(4);
});

test('September has one refund and one reversal, the other months have more', () => {
  const kindsIn = (rows: readonly SampleTransaction[]) =>
    rows.filter(({ amountFen }) => amountFen < 0).map(({ transactionType }) => transactionType);
  expect(kindsIn(september).sort()).toEqual(['撤销', '退货']);
  expect(new Set(kindsIn(transactions))).toEqual(new Set(['撤销', '退货']));
  expect(kindsIn(transactions).length).toBeGreaterThan(100);
});

test('what is taken back was sold before at the same terminal with the same card, to the fen, and once only', () => {
  const sales = Map.groupBy(
    transactions.filter(({ amountFen }) => amountFen > 0),
    saleKeyOf,
  );
  const takenBack = transactions.filter(({ amountFen }) => amountFen < 0);
  for (const row of takenBack) {
    const { amountFen, netFen, feeFen } = row;
    const sold = { ...row, amountFen: -amountFen, netFen: -netFen, feeFen: -feeFen };
    const sale = sales.get(saleKeyOf(sold))?.shift();
    expect(sale).toMatchObject({ netFen: -netFen, applicationTypeCode: row.applicationTypeCode });
    expect(momentOf(sale!) < momentOf(row)).toBe(true);
    expect(sale!.clearingDate <= row.clearingDate).toBe(true);
  }
});

test('names carry rare characters; one merchant has a quiet September, one left no phone', () => {
  const names = sample.merchants.map(({ name }) => name).join();
  expect(names).toContain('\u{20BB7}');
  expect(names).toContain('\u4DAE');
  const busy = new Set(september.map(({ merchantNo }) => merchantNo));
  expect(sample.merchants.filter(({ merchantNo }) => !busy.has(merchantNo))).toHaveLength(1);
  const unreachable = sample.merchants.filter(({ registeredPhone }) => registeredPhone === null);
  expect(unreachable.map(({ merchantNo }) => busy.has(merchantNo))).toEqual([true]);
});

function saleKeyOf({ terminalNo, maskedCardNo, amountFen, feeFen }: SampleTransaction): string {
  return [terminalNo, maskedCardNo, amountFen, feeFen].join();
}

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
