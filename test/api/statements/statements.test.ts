import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { fileBytes, fileName, fileSha256, merchantNo, statementIds, strangerNo } from '../fixture.ts';

interface Statements {
  items: { id: string; subjectNo: string }[];
  nextCursor?: string;
}

let api: ApiUnderTest;
let merchant: Browser;
let group: Browser;

beforeAll(async () => {
  api = await startApi();
  merchant = new Browser(api.url);
  group = new Browser(api.url);
  await merchant.signIn('丰瑞堂药房');
  await group.signIn('group-owner');
});
afterAll(() => api.stop());

async function idsOf(browser: Browser, query = '') {
  const response = await browser.send(`/api/v1/statements${query}`);
  const { items } = (await response.json()) as Statements;
  return items.map(({ id }) => id).sort();
}

describe('the list', () => {
  test('has a merchant’s own statements', async () => {
    expect(await idsOf(merchant)).toEqual([statementIds.own, statementIds.lost]);
  });

  test('has a group’s own and its members’', async () => {
    expect(await idsOf(group)).toEqual([statementIds.own, statementIds.groups, statementIds.lost]);
    expect(await idsOf(group, `?merchantNo=${merchantNo}`)).toEqual([statementIds.own, statementIds.lost]);
    expect(await idsOf(group, `?merchantNo=${strangerNo}`)).toEqual([]);
  });

  test('is filtered by date and by several application types', async () => {
    expect(await idsOf(merchant, '?from=2019-09-30&to=2019-10-15')).toHaveLength(2);
    expect(await idsOf(merchant, '?from=2019-10-01')).toEqual([]);
    expect(await idsOf(merchant, '?applicationType=bank-card')).toEqual([statementIds.lost]);
    expect(await idsOf(merchant, '?applicationType=bank-card&applicationType=stored-value')).toHaveLength(2);
  });

  test('goes on where the page before ended', async () => {
    const first = (await (await group.send('/api/v1/statements?limit=2')).json()) as Statements;
    const second = (await (
      await group.send(`/api/v1/statements?limit=2&cursor=${first.nextCursor!}`)
    ).json()) as Statements;
    expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual([
      statementIds.own,
      statementIds.groups,
      statementIds.lost,
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  test.each([
    ['from=2019-02-30', 'PERIOD_FORMAT', 'from'],
    ['to=yesterday', 'PERIOD_FORMAT', 'to'],
    ['from=2019-10-02&to=2019-10-01', 'PERIOD_FORMAT', 'to'],
    ['applicationType=fortune-cookies', 'APPLICATION_TYPE_UNKNOWN', 'applicationType'],
    ['merchantNo=95100200112102', 'MERCHANT_NO_FORMAT', 'merchantNo'],
    ['limit=0', 'REQUEST_INVALID', 'limit'],
    ['other=1', 'REQUEST_INVALID', ''],
  ])('?%s is refused', async (query, code, field) => {
    const problem = await problemOf(await merchant.send(`/api/v1/statements?${query}`));
    expect(problem).toMatchObject({ status: 400, code, errors: [{ field, code }] });
  });

  test('of days that have yet to come in Shanghai is refused', async () => {
    const ask = async () => (await merchant.send('/api/v1/statements?from=2019-10-16')).status;
    expect(await ask()).toBe(400);
    const before = api.time.now;
    // 16:00 in UTC is midnight there, and still the same session.
    api.time.now = new Date('2019-10-15T16:00:00.000Z');
    await merchant.signIn('丰瑞堂药房');
    expect(await ask()).toBe(200);
    api.time.now = before;
    await merchant.signIn('丰瑞堂药房');
  });
});

describe('a statement', () => {
  test('is told in fen, with its files', async () => {
    const response = await merchant.send(`/api/v1/statements/${statementIds.own}`);
    expect(await response.json()).toEqual({
      id: statementIds.own,
      subjectType: 'merchant',
      subjectNo: merchantNo,
      subjectName: '丰瑞堂',
      applicationType: { code: 'stored-value', name: '储值卡-便民卡' },
      period: { from: '2019-09-01', to: '2019-09-30' },
      version: 1,
      rows: 966,
      amountFen: 6_953_400,
      netFen: 6_939_392,
      feeFen: 14_008,
      payoutFen: 6_939_392,
      createdAt: '2019-09-20T00:00:00.000Z',
      files: [
        {
          format: 'xlsx',
          fileName,
          bytes: fileBytes.length,
          sha256: fileSha256,
          href: `/api/v1/statements/${statementIds.own}/files/xlsx`,
        },
      ],
    });
  });

  test.each([statementIds.strangers, statementIds.groups, 'never-was'])(
    '%s does not exist for a merchant',
    async (id) => {
      for (const path of [id, `${id}/files/xlsx`]) {
        const response = await merchant.send(`/api/v1/statements/${path}`);
        expect(await problemOf(response)).toMatchObject({ status: 404, code: 'STATEMENT_NOT_FOUND' });
      }
    },
  );

  test('needs a session', async () => {
    for (const path of ['', `/${statementIds.own}`, `/${statementIds.own}/files/xlsx`]) {
      expect((await new Browser(api.url).send(`/api/v1/statements${path}`)).status).toBe(401);
    }
  });
});

describe('a manifest', () => {
  const path = `/api/v1/statements/${statementIds.own}/manifest`;

  test('tells counts, sums and the digests of rows and bytes, also of a file that is kept no longer', async () => {
    const removedAt = '2030-01-01T00:00:00.000Z';
    const em = api.database.em();
    const removed = (at: Date | null) =>
      em.nativeUpdate(StatementFile, { statementId: statementIds.own }, { removedAt: at });
    await removed(new Date(removedAt));
    const file = { format: 'xlsx', part: 1, fileName, bytes: fileBytes.length, sha256: fileSha256 };
    expect(await (await group.send(path)).json()).toMatchObject({
      ...{ id: statementIds.own, subjectNo: merchantNo, version: 1, rows: 966 },
      ...{ amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 },
      rowsSha256: 'd'.repeat(64),
      files: [{ ...file, removedAt }],
    });
    await removed(null);
    expect(((await (await merchant.send(path)).json()) as { files: unknown }).files).toEqual([file]);
  });

  test('is nobody else’s', async () => {
    const strangers = path.replace(statementIds.own, statementIds.strangers);
    expect(await problemOf(await merchant.send(strangers))).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    expect((await new Browser(api.url).send(path)).status).toBe(401);
  });
});

describe('a download', () => {
  const path = `/api/v1/statements/${statementIds.own}/files/xlsx`;

  test('gives the bytes, their digest and their name', async () => {
    const response = await group.send(path);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(fileBytes)).toBe(true);
    const { headers } = response;
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(headers.get('etag')).toBe(`"${fileSha256}"`);
    expect(headers.get('repr-digest')).toBe(
      `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    );
    const [, name] = /^attachment; filename="statement\.xlsx"; filename\*=UTF-8''(.+)$/.exec(
      headers.get('content-disposition')!,
    )!;
    expect(decodeURIComponent(name!)).toBe(fileName);
    expect(name).toMatch(/^[\w.%-]+$/);
  });

  test('is not repeated to a browser that has it', async () => {
    const response = await merchant.send(path, { headers: { 'If-None-Match': `W/"x", "${fileSha256}"` } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  test('can be asked for its headers alone', async () => {
    const response = await merchant.send(path, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(fileBytes.length));
  });

  test.each([
    ['pdf', 404, 'STATEMENT_NOT_FOUND'],
    ['exe', 404, 'ROUTE_NOT_FOUND'],
  ])('of a format that is not there (%s) is not found', async (format, status, code) => {
    const response = await merchant.send(path.replace('xlsx', format));
    expect(await problemOf(response)).toMatchObject({ status, code });
  });

  test('of a file whose time was over says so, and the statement is there without it', async () => {
    const em = api.database.em();
    const removed = (removedAt: Date | null) =>
      em.nativeUpdate(StatementFile, { statementId: statementIds.own }, { removedAt });
    await removed(new Date());
    expect(await problemOf(await merchant.send(path))).toMatchObject({ status: 410, code: 'FILE_EXPIRED' });
    const statement = await merchant.send(`/api/v1/statements/${statementIds.own}`);
    expect(await statement.json()).toMatchObject({ rows: 966, files: [] });
    await removed(null);
    expect((await merchant.send(path)).status).toBe(200);
  });

  test('of a file that was lost is a problem of ours, not half a file', async () => {
    const response = await merchant.send(`/api/v1/statements/${statementIds.lost}/files/xlsx`);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await problemOf(response)).toMatchObject({ status: 500, code: 'STORAGE_FAILED' });
    expect(api.logLines.some((line) => line.includes('STORAGE_FAILED'))).toBe(true);
  });
});

describe('what the filters offer', () => {
  test('is the application types in their order', async () => {
    const response = await merchant.send('/api/v1/application-types');
    expect(await response.json()).toEqual({
      items: [
        { code: 'stored-value', name: '储值卡-便民卡' },
        { code: 'bank-card', name: '银行卡' },
      ],
    });
  });

  test('is a group’s members, or the merchant itself', async () => {
    for (const browser of [group, merchant]) {
      const response = await browser.send('/api/v1/merchants');
      expect(await response.json()).toEqual({ items: [{ merchantNo, name: '丰瑞堂' }] });
    }
  });
});

describe('asking for an odd range', () => {
  test.each([
    [{ from: '2019-09-31', to: '2019-09-31' }, 400, 'PERIOD_FORMAT'],
    [{ from: '2019-09-20', to: '2019-09-10' }, 400, 'PERIOD_FORMAT'],
    [{ from: '2019-08-20', to: '2019-09-10' }, 400, 'PERIOD_ACROSS_MONTHS'],
    [{ from: '2019-11-01', to: '2019-11-10' }, 400, 'PERIOD_IN_FUTURE'],
    [{ from: '2019-09-01', to: '2019-09-10', merchantNo: strangerNo }, 404, 'SUBJECT_NOT_FOUND'],
  ])('%j is refused', async (json, status, code) => {
    for (const browser of [merchant, group]) {
      const response = await browser.send('/api/v1/statements', { json });
      expect(await problemOf(response)).toMatchObject({ status, code });
    }
  });
});
