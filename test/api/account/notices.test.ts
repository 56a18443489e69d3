import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendAuditEvent } from '../../../db/audit/append-audit-event.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { Statement } from '../../../db/entities/statement.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo, password, statementIds } from '../fixture.ts';

interface Notices {
  items: { id: string; kind: string; at: string; read: boolean; data: Record<string, unknown> }[];
  unread: number;
  nextCursor?: string;
}

const path = '/api/v1/notices';
const changedAt = '2019-09-25T00:00:00.000Z';

let api: ApiUnderTest;
let merchant: Browser;

beforeAll(async () => {
  api = await startApi();
  const elsewhere = new Browser(api.url);
  const captchaToken = await elsewhere.captchaToken();
  const json = { username: '丰瑞堂药房', password, captchaToken };
  await elsewhere.send('/api/v1/session', { json, headers: { 'User-Agent': 'another one' } });
  merchant = new Browser(api.url);
  await merchant.signIn('丰瑞堂药房');
  const em = api.database.em();
  const { id, ...own } = await em.findOneOrFail(Statement, statementIds.own);
  const next = { id: '55555555-5555-4555-8555-555555555555', version: 2, supersedesId: id };
  await em.insert(Statement, { ...own, ...next, createdAt: new Date(changedAt) });
  for (const [accountId, action] of [
    [1, 'password.changed'],
    [1, 'session.end'],
    [2, 'contact.added'],
  ] as const) {
    const target = `account:${accountId}`;
    const event = { at: new Date(changedAt), actor: target, action, target, detail: { channel: 'email' } };
    await inTransaction(api.database, (each) => appendAuditEvent(each, vault, event));
  }
});
afterAll(() => api.stop());

async function noticesOf(browser: Browser, query = ''): Promise<Notices> {
  const response = await browser.send(`${path}${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Notices;
}

const kindsOf = ({ items }: Notices) => items.map(({ kind }) => kind);
const all = [
  'SIGNED_IN_ELSEWHERE',
  'STATEMENT_CORRECTED',
  'PASSWORD_CHANGED',
  'STATEMENT_READY',
  'STATEMENT_READY',
];

test('an account sees notices of its statements, its security and other browsers, newest first', async () => {
  const notices = await noticesOf(merchant);
  expect(kindsOf(notices)).toEqual(all);
  expect(notices.unread).toBe(5);
  expect(notices.items[0]!.data).toEqual({ userAgent: 'another one' });
  expect(notices.items[1]).toEqual({
    id: 'statement:55555555-5555-4555-8555-555555555555',
    kind: 'STATEMENT_CORRECTED',
    at: changedAt,
    read: false,
    data: {
      statementId: '55555555-5555-4555-8555-555555555555',
      month: '2019-09',
      applicationType: 'stored-value',
      subjectNo: merchantNo,
      version: 2,
    },
  });
});

test('page after page has each notice once, also those of one instant', async () => {
  for (const limit of [1, 2, 3]) {
    const seen: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Notices = await noticesOf(merchant, `?limit=${limit}${cursor && `&cursor=${cursor}`}`);
      seen.push(...kindsOf(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
  }
});

test('what was read stays read, for this account alone', async () => {
  const read = (upTo: string) => merchant.send(`${path}/read`, { json: { upTo } });
  expect((await read('2019-09-20T00:00:00.000Z')).status).toBe(204);
  expect(await noticesOf(merchant)).toMatchObject({ unread: 3 });
  expect((await read('2030-01-01T00:00:00.000Z')).status).toBe(204);
  await read('2019-09-20T00:00:00.000Z');
  const after = await noticesOf(merchant);
  expect([after.unread, after.items.every(({ read: isRead }) => isRead)]).toEqual([0, true]);
  const stranger = new Browser(api.url);
  await stranger.signIn('stranger');
  const theirs = await noticesOf(stranger);
  expect([kindsOf(theirs), theirs.unread]).toEqual([['CONTACT_CHANGED', 'STATEMENT_READY'], 2]);
});

test('a change of the second factor is told', async () => {
  const before = kindsOf(await noticesOf(merchant)).length;
  const { TOTP } = await import('otpauth');
  const begun = await merchant.send('/api/v1/second-factor', { json: { password } });
  const { secret } = (await begun.json()) as { secret: string };
  const code = new TOTP({ secret }).generate({ timestamp: api.time.now.getTime() });
  expect((await merchant.send('/api/v1/second-factor/confirmation', { json: { code } })).status).toBe(200);
  const after = kindsOf(await noticesOf(merchant));
  expect([after.length, after.includes('SECOND_FACTOR_CHANGED')]).toEqual([before + 1, true]);
});

test('a cursor that is not ours, an instant that is none, and nobody are refused', async () => {
  const foreign = Buffer.from('["2019-10-15T02:00:00.000Z","planet:1"]').toString('base64url');
  for (const cursor of ['x', foreign]) {
    expect((await problemOf(await merchant.send(`${path}?cursor=${cursor}`))).code).toBe('REQUEST_INVALID');
  }
  expect((await merchant.send(`${path}/read`, { json: { upTo: 'now' } })).status).toBe(400);
  expect((await new Browser(api.url).send(path)).status).toBe(401);
});
