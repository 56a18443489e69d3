import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { entities } from '../../../db/entities/index.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { GroupMembership } from '../../../db/entities/group-membership.ts';
import { MerchantGroup } from '../../../db/entities/merchant-group.ts';
import { Merchant } from '../../../db/entities/merchant.ts';
import { Operator } from '../../../db/entities/operator.ts';
import { TermsVersion } from '../../../db/entities/terms-version.ts';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase, type Database } from '../../../db/orm.ts';
import { loadSample } from '../../../db/sample/load.ts';
import { sampleGroup, sampleMerchant, sampleOperator } from '../../../db/sample/sample.ts';
import { createVault } from '../../../db/vault.ts';
import { policy } from '../../../domain/policy.ts';

const now = new Date('2026-02-03T04:05:06.789Z');
const vault = createVault({
  FIELD_KEYS: [{ id: 'test', key: randomBytes(32) }],
  BLIND_INDEX_KEY: randomBytes(32),
  OTP_KEY: randomBytes(32),
  AUDIT_KEYS: [{ id: 'test', key: randomBytes(32) }],
});
let database: Database;

beforeAll(async () => {
  database = await openDatabase({ url: 'file::memory:' });
  await migrate(database);
  await loadSample(database, vault, { now });
});

afterAll(() => database.close());

test('the guide merchant has its 966 rows in the order of the file', async () => {
  const em = database.em();
  const merchant = await em.findOneOrFail(Merchant, { merchantNo: sampleMerchant.merchantNo });
  const rows = await em.find(
    ClearingTransaction,
    { merchantId: merchant.id },
    { orderBy: { lineNo: 'asc' } },
  );
  expect(rows.map(({ lineNo }) => lineNo)).toEqual(Array.from({ length: 966 }, (_, index) => index + 1));
  expect(rows.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(6_953_400);
  expect(rows.reduce((sum, { feeFen }) => sum + feeFen, 0)).toBe(14_008);
  expect(rows[0]).toMatchObject({ systemReferenceNo: '171554411247', traceNo: '000000', remark: '' });
});

test('what proves a merchant is sealed, and found by its index', async () => {
  const { registeredPhone, idNo, licenceNo } = sampleMerchant;
  const merchant = await database.em().findOneOrFail(Merchant, {
    phoneIndex: vault.blindIndex('phone', registeredPhone),
    idNoIndex: vault.blindIndex('id-no', idNo),
    licenceNoIndex: vault.blindIndex('licence-no', licenceNo),
  });
  expect(merchant.name).toBe(sampleMerchant.name);
  expect(vault.cipher.open(merchant.phoneCipher!)).toBe(registeredPhone);
  expect(vault.cipher.open(merchant.idNoCipher!)).toBe(idNo);
  expect(vault.cipher.open(merchant.licenceNoCipher!)).toBe(licenceNo);
  expect(await database.em().count(Merchant, { phoneIndex: null, phoneCipher: null })).toBe(1);
});

test('every clearing file is loaded with control totals equal to its rows', async () => {
  const em = database.em();
  for (const file of await em.findAll(ClearingFile)) {
    const rows = await em.find(ClearingTransaction, { clearingFileId: file.id });
    expect(file).toMatchObject({
      state: 'LOADED',
      rowCount: rows.length,
      amountFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
      feeFen: rows.reduce((sum, { feeFen }) => sum + feeFen, 0),
    });
    const { clearingDate, applicationTypeCode } = file;
    expect(rows.every((row) => row.clearingDate === clearingDate)).toBe(true);
    expect(rows.every((row) => row.applicationTypeCode === applicationTypeCode)).toBe(true);
  }
});

test('the group may be activated with the listed password for as long as the policy says', async () => {
  const em = database.em();
  const group = await em.findOneOrFail(MerchantGroup, { groupNo: sampleGroup.groupNo });
  expect(await verify(group.initialPasswordHash!, sampleGroup.password)).toBe(true);
  expect(group.initialPasswordHash).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(group.initialPasswordExpiresAt!.getTime() - now.getTime()).toBe(policy.groupPassword.lifetimeMs);
  expect(group.initialPasswordUsedAt).toBeNull();
  expect(await em.count(GroupMembership, { groupId: group.id, validTo: null })).toBe(4);
});

test('the operator may sign in, and both languages have the terms with their digest', async () => {
  const operator = await database.em().findOneOrFail(Operator, { username: sampleOperator.username });
  expect(await verify(operator.passwordHash, sampleOperator.password)).toBe(true);
  const terms = await database.em().findAll(TermsVersion, { orderBy: { locale: 'asc' } });
  expect(terms.map(({ locale }) => locale)).toEqual(['en', 'zh-CN']);
  for (const { body, sha256 } of terms) expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
  const [en = [], zh = []] = terms.map(({ body }) => body.match(/^\d+\.\d+/gm) ?? []);
  expect(zh).toEqual(en);
  expect(zh).toHaveLength(34);
});

test('loading again changes nothing', async () => {
  const before = await everything();
  await loadSample(database, vault, { now: new Date(now.getTime() + 1_000) });
  expect(await everything()).toBe(before);
});

async function everything(): Promise<string> {
  const tables = entities.map(({ meta }) => meta.tableName);
  const rows = [];
  for (const table of tables) rows.push(await database.em().execute(`select * from ${table}`));
  return JSON.stringify(rows);
}
