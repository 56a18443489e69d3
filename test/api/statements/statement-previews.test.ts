import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo, statementIds } from '../fixture.ts';
import { addSale, produceStatements } from './produced-statements.ts';

interface Preview {
  rows: Record<string, unknown>[];
  byTerminal: Record<string, unknown>[];
  totals: Record<string, number>;
}

const october = { from: '2019-10-01', to: '2019-10-31' };
const merchantSubject = { subjectType: 'merchant', subjectNo: merchantNo } as const;
const groupSubject = { subjectType: 'group', subjectNo: '800100200300' } as const;
const sales = [
  { merchantId: 1, clearingDate: '2019-10-02', amountFen: 8_400, remark: '=SUM(A1)' },
  { merchantId: 1, clearingDate: '2019-10-01', amountFen: 400, terminalNo: '10252044' },
  { merchantId: 1, clearingDate: '2019-10-02', amountFen: -8_400, remark: '退, "全额"' },
];

let api: ApiUnderTest;
let merchant: Browser;
let group: Browser;
let stranger: Browser;
let first: string;
let second: string;
let groups: string;

beforeAll(async () => {
  api = await startApi();
  [merchant, group, stranger] = [new Browser(api.url), new Browser(api.url), new Browser(api.url)];
  await merchant.signIn('丰瑞堂药房');
  await group.signIn('group-owner');
  await stranger.signIn('stranger');
  for (const sale of sales) await addSale(api, sale);
  [first = ''] = await produceStatements(api, merchantSubject, october);
  [groups = ''] = await produceStatements(api, groupSubject, october);
  await addSale(api, { merchantId: 1, clearingDate: '2019-10-01', amountFen: 100 });
  [second = ''] = await produceStatements(api, merchantSubject, october);
}, 60_000);
afterAll(() => api.stop());

async function previewOf(id: string, query = '', browser = merchant): Promise<Preview> {
  const response = await browser.send(`/api/v1/statements/${id}/preview${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Preview;
}

const amounts = ({ rows }: Preview) => rows.map(({ amountFen }) => amountFen);

describe('a preview', () => {
  test('has the rows of the newest version in the order of the clearing files, and sums by terminal', async () => {
    const preview = await previewOf(second);
    expect(amounts(preview)).toEqual([400, 100, 8_400, -8_400]);
    expect(preview.rows[0]).toEqual({
      merchantNo,
      clearingDate: '2019-10-01',
      transactionDate: '2019-10-01',
      transactionTime: '17:15:54',
      terminalNo: '10252044',
      maskedCardNo: '10008*****1388',
      transactionType: '消费',
      amountFen: 400,
      netFen: 399,
      feeFen: 1,
      traceNo: '000000',
      systemReferenceNo: expect.stringMatching(/^\d{12}$/),
      channel: '医保卡',
      remark: '',
      remark1: '丰瑞堂第三大药房',
    });
    expect(preview.byTerminal).toEqual([
      {
        merchantNo,
        merchantName: '丰瑞堂',
        terminalNo: '10252043',
        count: 3,
        amountFen: 100,
        feeFen: 0,
        netFen: 100,
      },
      {
        merchantNo,
        merchantName: '丰瑞堂',
        terminalNo: '10252044',
        count: 1,
        amountFen: 400,
        feeFen: 1,
        netFen: 399,
      },
    ]);
    expect(preview.totals).toEqual({ count: 4, amountFen: 500, feeFen: 1, netFen: 499, payoutFen: 499 });
  });

  test('of a superseded version has just what that version said, read from its file', async () => {
    const preview = await previewOf(first);
    expect(amounts(preview)).toEqual([400, 8_400, -8_400]);
    expect(preview.rows.map(({ remark }) => remark)).toEqual(['', '=SUM(A1)', '退, "全额"']);
    expect(preview.byTerminal.map(({ terminalNo, amountFen }) => [terminalNo, amountFen])).toEqual([
      ['10252043', 0],
      ['10252044', 400],
    ]);
    expect(preview.totals).toEqual({ count: 3, amountFen: 400, feeFen: 1, netFen: 399, payoutFen: 399 });
  });

  test('of a statement that the ledger has overtaken still says what the statement says', async () => {
    const preview = await previewOf(groups, '', group);
    expect(amounts(preview)).toEqual([400, 8_400, -8_400]);
    expect(preview.byTerminal).toMatchObject([{ merchantNo, merchantName: '丰瑞堂' }, { merchantNo }]);
  });

  test('has the requested number of rows, from the ledger and from the file', async () => {
    expect(amounts(await previewOf(second, '?rows=2'))).toEqual([400, 100]);
    expect(amounts(await previewOf(first, '?rows=2'))).toEqual([400, 8_400]);
    for (const rows of ['0', '101', 'all']) {
      const problem = await problemOf(
        await merchant.send(`/api/v1/statements/${second}/preview?rows=${rows}`),
      );
      expect(problem).toMatchObject({ status: 400, code: 'REQUEST_INVALID', errors: [{ field: 'rows' }] });
    }
  });

  test('is its subject’s alone, but a group sees its members’', async () => {
    expect(amounts(await previewOf(second, '?rows=1', group))).toEqual([400]);
    for (const [browser, id] of [
      [stranger, second],
      [merchant, groups],
    ] as const) {
      const problem = await problemOf(await browser.send(`/api/v1/statements/${id}/preview`));
      expect(problem).toMatchObject({ status: 404, code: 'STATEMENT_NOT_FOUND' });
    }
  });
});

describe('versions', () => {
  test('are told newest first, with what the newer one changed', async () => {
    const response = await merchant.send(`/api/v1/statements/${first}/versions`);
    const { items } = (await response.json()) as { items: Record<string, unknown>[] };
    expect(items).toMatchObject([
      {
        id: second,
        version: 2,
        supersedes: first,
        rows: 4,
        changes: { addedRows: 1, removedRows: 0, amountFen: 100, feeFen: 0, netFen: 100, removed: [] },
      },
      { id: first, version: 1, rows: 3 },
    ]);
    expect((items[0]!['changes'] as { added: unknown[] }).added).toMatchObject([
      { clearingDate: '2019-10-01', amountFen: 100, maskedCardNo: '10008*****1388' },
    ]);
    expect(items[1]).not.toHaveProperty('changes');
  });

  test('of one that has a single version are that one', async () => {
    const response = await merchant.send(`/api/v1/statements/${statementIds.own}/versions`);
    expect(await response.json()).toMatchObject({ items: [{ id: statementIds.own, version: 1 }] });
  });

  test('are its subject’s alone', async () => {
    const problem = await problemOf(await stranger.send(`/api/v1/statements/${second}/versions`));
    expect(problem).toMatchObject({ status: 404, code: 'STATEMENT_NOT_FOUND' });
  });
});

test('a file that is gone is a failure of the storage, not of the statement', async () => {
  const [file] = await api.database.em().find(StatementFile, { statementId: groups, format: 'csv' });
  await rm(join(api.folder, 'files', file!.storageKey));
  const problem = await problemOf(await group.send(`/api/v1/statements/${groups}/preview`));
  expect(problem).toMatchObject({ status: 500, code: 'STORAGE_FAILED' });
});

test('a range whose files have expired is produced again on request, as the next version', async () => {
  const range = { from: '2019-10-01', to: '2019-10-10' };
  const [before = ''] = await produceStatements(api, merchantSubject, range);
  expect(await produceStatements(api, merchantSubject, range)).toEqual([before]);
  const removedAt = new Date();
  await api.database.em().nativeUpdate(StatementFile, { statementId: before }, { removedAt });
  const [after = ''] = await produceStatements(api, merchantSubject, range);
  expect(after).not.toBe(before);
  const statement = await merchant.send(`/api/v1/statements/${after}`);
  expect(await statement.json()).toMatchObject({ version: 2, supersedes: before });
  const file = await merchant.send(`/api/v1/statements/${before}/files/csv`);
  expect(await problemOf(file)).toMatchObject({ status: 410, code: 'FILE_EXPIRED' });
  expect((await merchant.send(`/api/v1/statements/${after}/files/csv`)).status).toBe(200);
});
