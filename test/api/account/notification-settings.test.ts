import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';

const path = '/api/v1/notification-settings';

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

const settingsOf = async (browser: Browser) => (await browser.send(path)).json();
const put = (browser: Browser, json: unknown) => browser.send(path, { method: 'PUT', json });

test('an account gets attachments by default and changes only its own setting', async () => {
  expect(await settingsOf(merchant)).toEqual({ statementMail: 'attachments' });
  const changed = await put(merchant, { statementMail: 'links' });
  expect([changed.status, await changed.json()]).toEqual([200, { statementMail: 'links' }]);
  expect(await settingsOf(merchant)).toEqual({ statementMail: 'links' });
  expect(await settingsOf(group)).toEqual({ statementMail: 'attachments' });
});

test('each change leaves one audit row, a repetition none', async () => {
  await put(merchant, { statementMail: 'none' });
  await put(merchant, { statementMail: 'none' });
  const where = { action: 'account.notification-settings', target: 'account:1' };
  const rows = await api.database.em().find(AuditEvent, where, { orderBy: { sequence: 'asc' } });
  expect(rows.map(({ actor, detail }) => ({ actor, ...detail }))).toEqual([
    { actor: 'account:1', statementMail: 'links' },
    { actor: 'account:1', statementMail: 'none' },
  ]);
});

test('an unknown setting and a request without a session are refused', async () => {
  const problem = await problemOf(await put(merchant, { statementMail: 'pigeons' }));
  expect(problem).toMatchObject({
    status: 400,
    code: 'REQUEST_INVALID',
    errors: [{ field: 'statementMail' }],
  });
  expect((await new Browser(api.url).send(path)).status).toBe(401);
});
