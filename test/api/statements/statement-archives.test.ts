import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { Statement } from '../../../db/entities/statement.ts';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo, statementIds } from '../fixture.ts';
import { addSale, produceStatements } from './produced-statements.ts';
import { readZip } from './read-zip.ts';

const path = '/api/v1/statements/archive';
const october = { from: '2019-10-01', to: '2019-10-31' };
const inOctober = 'from=2019-10-01&to=2019-10-31';

let api: ApiUnderTest;
let merchant: Browser;
let group: Browser;

beforeAll(async () => {
  api = await startApi();
  [merchant, group] = [new Browser(api.url), new Browser(api.url)];
  await merchant.signIn('丰瑞堂药房');
  await group.signIn('group-owner');
  for (const applicationTypeCode of ['stored-value', 'bank-card']) {
    await addSale(api, { merchantId: 1, clearingDate: '2019-10-02', amountFen: 400, applicationTypeCode });
  }
  await produceStatements(api, { subjectType: 'merchant', subjectNo: merchantNo }, october);
}, 60_000);
afterAll(() => api.stop());

async function download(browser: Browser, query: string): Promise<Buffer> {
  const response = await browser.send(`${path}?${query}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

test('has the files that were asked for, with sums that fit, and is the same each time', async () => {
  const bytes = await download(merchant, inOctober);
  const entries = readZip(bytes);
  const expected = ['储值卡-便民卡', '银行卡'].flatMap((type) =>
    ['pdf', 'xlsx'].map((format) => `2019-10_${type}_${merchantNo}.${format}`),
  );
  expect(entries.map(({ name }) => name).sort()).toEqual([...expected, 'SHA256SUMS.txt'].sort());
  expect(entries.every(({ stored }) => stored)).toBe(true);
  const sums = entries.find(({ name }) => name === 'SHA256SUMS.txt')!.content.toString('utf8');
  const digested = entries
    .filter(({ name }) => name !== 'SHA256SUMS.txt')
    .map(({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  expect(sums).toBe(digested.join(''));
  expect((await download(merchant, inOctober)).equals(bytes)).toBe(true);
});

test('is filtered as the list is, by format too, and has CSV files deflated', async () => {
  const query = `${inOctober}&merchantNo=${merchantNo}&applicationType=bank-card&format=csv`;
  const entries = readZip(await download(group, query));
  expect(entries.map(({ name, stored }) => [name, stored])).toEqual([
    [`2019-10_银行卡_${merchantNo}.csv`, false],
    ['SHA256SUMS.txt', true],
  ]);
});

test('leaves one audit row, and a name to be saved under', async () => {
  const before = await api.database.em().count(AuditEvent, { action: 'statement.archive' });
  const response = await merchant.send(`${path}?${inOctober}&format=pdf`);
  await response.arrayBuffer();
  const disposition = response.headers.get('content-disposition');
  expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent('对账单_2019-10-01_2019-10-31.zip')}`);
  const rows = await api.database.em().find(AuditEvent, { action: 'statement.archive' });
  expect(rows).toHaveLength(before + 1);
  expect(rows.at(-1)).toMatchObject({
    actor: 'account:1',
    target: 'merchant:1',
    detail: { statements: 2, formats: 'pdf', ...october },
  });
});

test('of nothing, of what is missing, and for nobody, there is none', async () => {
  const codeOf = async (browser: Browser, query: string) =>
    (await problemOf(await browser.send(`${path}?${query}`))).code;
  expect(await codeOf(merchant, 'from=2018-01-01&to=2018-01-31')).toBe('STATEMENT_NOT_FOUND');
  // One of September’s files is not in the store.
  expect(await codeOf(merchant, 'from=2019-09-01&to=2019-09-30')).toBe('STORAGE_FAILED');
  expect(await codeOf(merchant, 'format=doc')).toBe('REQUEST_INVALID');
  expect(await codeOf(new Browser(api.url), inOctober)).toBe('SESSION_REQUIRED');
});

test('above its limit it is refused with the limit', async () => {
  const em = api.database.em();
  const one = await em.findOneOrFail(Statement, statementIds.own);
  const many = Array.from({ length: policy.statement.archivedAtMost + 1 }, (_each, index) => ({
    ...one,
    id: `many-${index}`,
    version: 1,
    periodFrom: '2019-08-01',
    periodTo: `2019-08-${String((index % 31) + 1).padStart(2, '0')}`,
    applicationTypeCode: `type-${Math.floor(index / 31)}`,
  }));
  await em.insertMany(Statement, many);
  const problem = await problemOf(await merchant.send(`${path}?from=2019-08-01&to=2019-08-31`));
  expect(problem).toMatchObject({ status: 400, code: 'ARCHIVE_TOO_LARGE', details: { atMost: 200 } });
});

test('a store that answers slowly delays the first byte by no more than the check may take', async () => {
  const { files } = api.dependencies as { files: { stat: typeof api.dependencies.files.stat } };
  const { stat } = files;
  files.stat = () => new Promise(() => undefined);
  try {
    const began = Date.now();
    await download(merchant, inOctober);
    expect(Date.now() - began).toBeLessThan(5_000);
  } finally {
    files.stat = stat;
  }
});

test('a flipped bit breaks the download off and is reported', async () => {
  const em = api.database.em();
  const [statement] = await em.find(Statement, { periodFrom: october.from, subjectNo: merchantNo });
  const file = await em.findOneOrFail(StatementFile, { statementId: statement!.id, format: 'pdf' });
  const stored = join(api.folder, 'files', file.storageKey);
  const bytes = await readFile(stored);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length - 1]! ^= 1;
  await writeFile(stored, flipped);
  try {
    const response = merchant.send(`/api/v1/statements/${statement!.id}/files/pdf`);
    await expect(response.then((answer) => answer.arrayBuffer())).rejects.toThrow();
    expect(api.logLines.join()).toContain('a stored file is damaged');
  } finally {
    await writeFile(stored, bytes);
  }
});
