import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { Merchant } from '../../../db/entities/merchant.ts';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase } from '../../../db/orm.ts';
import { generateMany } from '../../../db/sample/generate-many.ts';
import { loadMany } from '../../../db/sample/load-many.ts';
import { loadSample } from '../../../db/sample/load.ts';
import { createVault } from '../../../db/vault.ts';
import { canonicalMerchantNo } from '../../../domain/canonical.ts';
import { monthOf } from '../../../domain/shanghai-time.ts';

const options = { seed: 7, merchants: 700, transactionsPerMerchant: 30, period: '2020-02' } as const;
const now = new Date('2026-02-03T04:05:06Z');

test('as many merchants and transactions as asked for, each transaction once', () => {
  const batches = [...generateMany(options)];
  const merchants = batches.flatMap((batch) => batch.merchants);
  const terminals = batches.flatMap((batch) => batch.terminals);
  const rows = batches.flatMap((batch) => batch.transactions);
  expect(batches.length).toBeGreaterThan(1);
  expect(new Set(merchants.map(({ merchantNo }) => canonicalMerchantNo(merchantNo))).size).toBe(700);
  expect(new Set(terminals.map(({ terminalNo }) => terminalNo)).size).toBe(700);
  expect(rows).toHaveLength(21_000);
  const identities = rows.map((row) => row.terminalNo + row.systemReferenceNo.slice(6));
  expect(new Set(identities).size).toBe(rows.length);
  expect(rows.every((row) => monthOf(row.clearingDate) === '2020-02')).toBe(true);
  expect(rows.every((row) => row.netFen === row.amountFen - row.feeFen)).toBe(true);
});

test('the same options give the same data, another seed another', () => {
  const few = { ...options, merchants: 20 };
  expect([...generateMany(few)]).toEqual([...generateMany(few)]);
  expect([...generateMany({ ...few, seed: 8 })]).not.toEqual([...generateMany(few)]);
});

test('one merchant may have more transactions than a batch takes, or a number of merchants none', () => {
  const large = [...generateMany({ ...options, merchants: 1, transactionsPerMerchant: 12_000 })];
  expect(large.map(({ transactions }) => transactions.length)).toEqual([5_000, 5_000, 2_000]);
  expect(large.map(({ merchants }) => merchants.length)).toEqual([1, 0, 0]);
  const idle = [...generateMany({ ...options, merchants: 3, transactionsPerMerchant: 0 })];
  expect(idle.map(({ merchants, transactions }) => [merchants.length, transactions.length])).toEqual([
    [3, 0],
  ]);
});

test('they load beside the sample, with accounts to mail to and files whose control totals hold', async () => {
  const database = await openDatabase({ url: 'file::memory:' });
  const key = randomBytes(32);
  const vault = createVault({
    FIELD_KEYS: [{ id: 'test', key }],
    BLIND_INDEX_KEY: key,
    OTP_KEY: key,
    AUDIT_KEYS: [{ id: 'test', key }],
  });
  await migrate(database);
  await loadSample(database, vault, { now });
  const before = await database.em().count(ClearingFile);
  const codes = ['PREPAID_CONVENIENCE', 'ATM'] as const;
  const month = { ...options, merchants: 200, period: '2019-09', applicationTypeCodes: codes };
  await loadMany(database, vault, { ...month, withAccounts: true, now });

  const em = database.em();
  expect(await em.count(Merchant, { merchantNo: { $like: '899%' } })).toBe(200);
  expect([await em.count(Account), await em.count(ContactBinding)]).toEqual([200, 200]);
  const account = await em.findOneOrFail(Account, { username: 'shop-899000000000001' });
  const { addressCipher } = await em.findOneOrFail(ContactBinding, { accountId: account.id });
  expect(vault.cipher.open(addressCipher)).toBe('shop-899000000000001@shops.example');
  const files = await em.find(ClearingFile, { fileName: { $like: '%_02.txt' } });
  expect(files).toHaveLength(10);
  expect(await em.count(ClearingFile)).toBe(before + 10);
  for (const { id: clearingFileId, ...file } of files) {
    const rows = await em.find(ClearingTransaction, { clearingFileId }, { orderBy: { lineNo: 'asc' } });
    expect(rows.map(({ lineNo }) => lineNo)).toEqual(rows.map((_, index) => index + 1));
    const amountFen = rows.reduce((sum, row) => sum + row.amountFen, 0);
    const feeFen = rows.reduce((sum, row) => sum + row.feeFen, 0);
    expect(file).toMatchObject({ state: 'LOADED', rowCount: rows.length, amountFen, feeFen });
  }
  await database.close();
});
