import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createOperationsActivities } from '../../../activities/operations/operations.ts';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import { Account } from '../../../db/entities/account.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { RecoveryCode } from '../../../db/entities/recovery-code.ts';
import { SecondFactor } from '../../../db/entities/second-factor.ts';
import { Operator } from '../../../db/entities/operator.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { workflowIds } from '../../../contracts/ids.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo } from '../fixture.ts';
import { givenCaptcha } from '../given-captcha.ts';
import { signInOperator } from '../operator-sign-in.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';

const ops = '/api/v1/ops';
const json = { reason: '商户来电，已核对身份' };
const at = new Date('2019-10-01T00:00:00.000Z');

type List = { items: Record<string, unknown>[]; nextCursor?: string };

let temporal: TemporalNamespace;
let worker: { stop(): Promise<void> };
let api: ApiUnderTest;
let operator: Browser;
let colleague: Browser;

beforeAll(async () => {
  temporal = await openNamespace();
  api = await startApi({ temporal });
  const { database } = api;
  const { vault: keys, clock } = api.dependencies;
  worker = await temporal.startWorker({
    ...createOperationsActivities({ repositories: createRepositories(database, keys), clock }),
    wipeFlow: async () => undefined,
  });
  const first = await database.em().findOneOrFail(Operator, 1);
  const { passwordHash, totpCipher, createdAt } = first;
  const second = { id: 2, username: 'operations-2', passwordHash, totpCipher, createdAt };
  await database.em().insert(Operator, second);
  operator = await operatorBrowser('operations-1');
  colleague = await operatorBrowser('operations-2');
});
afterAll(async () => {
  await worker.stop();
  await api.stop();
  await temporal.close();
});

async function operatorBrowser(username: string): Promise<Browser> {
  const browser = new Browser(api.url);
  await signInOperator(api, browser, username);
  return browser;
}

const get = async (path: string) => (await (await operator.send(ops + path)).json()) as List;
const rowsOf = (action: string, target: string) =>
  api.database.em().find(AuditEvent, { action, target, outcome: 'ACCEPTED' });
const stateOf = async (id: number) => (await api.database.em().findOneOrFail(Account, id)).state;

/** Both operators order it at the same time. */
async function atOnce(path: string, body: object = json): Promise<(string | number)[]> {
  const answers = await Promise.all(
    [operator, colleague].map((each) => each.send(ops + path, { json: body })),
  );
  const codes = await Promise.all(
    answers.map(async (answer) => (answer.ok ? answer.status : (await problemOf(answer)).code)),
  );
  return codes.sort();
}

async function addContact(channel: 'email' | 'phone', address: string): Promise<number> {
  return api.database.em().insert(ContactBinding, {
    accountId: 2,
    channel,
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex(channel, address),
    createdAt: at,
  });
}

async function addMessage(state: 'FAILED' | 'UNKNOWN' | 'SENT' | 'PENDING'): Promise<number> {
  return api.database.em().insert(OutboxMessage, {
    dedupeKey: crypto.randomUUID(),
    channel: 'email',
    addressCipher: vault.cipher.seal('laoban@fengruitang.example'),
    locale: 'zh-CN',
    template: 'statement-ready',
    data: {},
    statementFileIds: [],
    state,
    tries: 12,
    errorCode: 'ABANDONED',
    createdAt: at,
    nextTryAt: at,
  });
}

test('no operators’ route lets a merchant in, or nobody', async () => {
  const merchant = new Browser(api.url);
  await merchant.signIn('stranger');
  merchant.cookies.set('operator', merchant.cookies.get('session')!);
  const document = (await (await merchant.send('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const routes = Object.entries(document.paths)
    .filter(([path]) => path.startsWith(ops))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })))
    .filter(({ path, method }) => !(path === `${ops}/session` && method === 'post'));
  expect(routes.length).toBeGreaterThan(18);
  const accepted = () => api.database.em().count(AuditEvent, { outcome: 'ACCEPTED' });
  const before = await accepted();
  for (const { path, method } of routes) {
    for (const browser of [merchant, new Browser(api.url)]) {
      const url = path.replace('{id}', path.includes('/runs') ? '2019-09' : '2');
      const body = method === 'post' ? { json } : {};
      const answer = await browser.send(url, { method: method.toUpperCase(), ...body });
      expect([path, method, answer.status]).toEqual([path, method, 401]);
    }
  }
  expect(await accepted()).toBe(before);
});

describe('accounts', () => {
  test('are found by the beginning of a username or number, addresses masked', async () => {
    await addContact('email', 'laoban@fengruitang.example');
    await addContact('phone', '+8613800138000');
    const byName = await get('/accounts?q=STRANG');
    expect(byName.items).toMatchObject([
      {
        id: 2,
        username: 'Stranger',
        state: 'ACTIVE',
        contacts: [{ maskedAddress: 'l***n@fengruitang.example' }, { maskedAddress: '138****8000' }],
      },
    ]);
    expect((await get(`/accounts?q=${merchantNo}`)).items).toMatchObject([{ id: 1, subjectNo: merchantNo }]);
    expect((await get('/accounts?q=800100')).items).toMatchObject([{ id: 3, subjectType: 'group' }]);
    expect((await get('/accounts?q=%25')).items).toEqual([]);
    const [first] = (await get('/accounts?q=951002&limit=1')).items;
    const { nextCursor } = await get('/accounts?q=951002&limit=1');
    const [second] = (await get(`/accounts?q=951002&limit=1&cursor=${nextCursor!}`)).items;
    expect([first, second].map((found) => found?.['id']).sort()).toEqual([1, 2]);
    const text = JSON.stringify([byName, await get('/accounts/2')]);
    expect(text).not.toMatch(/laoban|13800138000|argon2|[pP]assword|Cipher/);
  });

  test('one is told with its open sessions', async () => {
    await new Browser(api.url).signIn('group-owner');
    expect(await get('/accounts/3')).toMatchObject({ id: 3, sessions: 1, contacts: [] });
    const unknown = await operator.send(`${ops}/accounts/99`);
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'ACCOUNT_NOT_FOUND' });
    expect((await operator.send(`${ops}/accounts/abc`)).status).toBe(404);
  });
});

describe('an order', () => {
  beforeEach(() => api.database.em().nativeUpdate(Account, { id: 2 }, { state: 'ACTIVE' }));

  test('to disable puts everybody out and lets nobody in, until it is enabled', async () => {
    // The browser of the first test is signed in to it as well.
    const merchant = new Browser(api.url);
    await merchant.signIn('stranger');
    expect(await atOnce('/accounts/2/disable')).toEqual([204, 'NOTHING_TO_CHANGE']);
    expect((await merchant.send('/api/v1/session')).status).toBe(401);
    await expect(merchant.signIn('stranger')).rejects.toThrow('401');
    const rows = await rowsOf('account.disable', 'account:2');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ reason: json.reason, outcome: 'ACCEPTED', detail: { sessions: 2 } });
    expect(rows[0]!.actor).toMatch(/^operator:[12]$/);
    expect(rows[0]!.ipHash).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]!.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await atOnce('/accounts/2/enable')).toEqual([204, 'NOTHING_TO_CHANGE']);
    expect(await rowsOf('account.enable', 'account:2')).toHaveLength(1);
    await merchant.signIn('stranger');
  });

  test('to unlock lets a disabled one in again', async () => {
    await api.database.em().nativeUpdate(Account, { id: 2 }, { state: 'DISABLED' });
    expect(await atOnce('/accounts/2/unlock')).toEqual([204, 'NOTHING_TO_CHANGE']);
    expect(await stateOf(2)).toBe('ACTIVE');
    expect(await rowsOf('account.unlock', 'account:2')).toHaveLength(1);
  });

  test('to end sessions ends them all', async () => {
    const browsers = [new Browser(api.url), new Browser(api.url)];
    for (const browser of browsers) await browser.signIn('丰瑞堂药房');
    expect(await atOnce('/accounts/1/sessions/end')).toEqual([204, 'NOTHING_TO_CHANGE']);
    for (const browser of browsers) expect((await browser.send('/api/v1/session')).status).toBe(401);
    expect(await rowsOf('account.end-sessions', 'account:1')).toMatchObject([{ detail: { sessions: 2 } }]);
  });

  test('to remove a second factor lets the password alone sign in, and ends what was open', async () => {
    const owner = new Browser(api.url);
    await owner.signIn('stranger');
    const em = api.database.em();
    const now = new Date();
    await em.insert(SecondFactor, {
      accountId: 2,
      secretCipher: 'x',
      confirmedAt: now,
      createdAt: now,
      lastStep: 0,
    });
    await em.insert(RecoveryCode, { accountId: 2, codeHash: 'y', usedAt: null });
    expect(await atOnce('/accounts/2/second-factor/remove')).toEqual([204, 'NOTHING_TO_CHANGE']);
    expect((await owner.send('/api/v1/session')).status).toBe(401);
    await owner.signIn('stranger');
    expect(await em.count(RecoveryCode, { accountId: 2 })).toBe(0);
    const rows = await rowsOf('account.remove-second-factor', 'account:2');
    expect(rows).toMatchObject([{ reason: json.reason, detail: { sessions: expect.any(Number) } }]);
  });

  test('to unbind frees the address for another account', async () => {
    await api.database.em().nativeDelete(ContactBinding, { accountId: 2 });
    const contactId = await addContact('phone', '+8613900139000');
    expect(await atOnce('/accounts/2/unbind', { ...json, contactId })).toEqual([204, 'CONTACT_NOT_FOUND']);
    expect(await api.database.em().count(ContactBinding, { id: contactId })).toBe(0);
    expect(await rowsOf('account.unbind', 'account:2')).toMatchObject([{ detail: { contactId } }]);
    const others = await addContact('phone', '+8613900139001');
    const wrong = await operator.send(`${ops}/accounts/1/unbind`, { json: { ...json, contactId: others } });
    expect(await problemOf(wrong)).toMatchObject({ status: 404, code: 'CONTACT_NOT_FOUND' });
  });

  test.each(['UNKNOWN', 'FAILED'] as const)('to resend takes a message that is %s, once', async (state) => {
    const id = await addMessage(state);
    expect(await atOnce(`/outbox/${id}/resend`)).toEqual([204, 'NOTHING_TO_CHANGE']);
    expect(await api.database.em().findOneOrFail(OutboxMessage, id)).toMatchObject({
      state: 'PENDING',
      tries: 0,
    });
    expect(await rowsOf('message.resend', `message:${id}`)).toHaveLength(1);
    const outbox = api.dependencies.temporal.workflow.getHandle(workflowIds.outbox);
    expect((await outbox.describe()).status.name).toBe('RUNNING');
  });

  test('to resend a message that waits is refused', async () => {
    const answer = await operator.send(`${ops}/outbox/${await addMessage('PENDING')}/resend`, { json });
    expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'NOTHING_TO_CHANGE' });
    const unknown = await operator.send(`${ops}/outbox/999999/resend`, { json });
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'MESSAGE_NOT_FOUND' });
  });

  test('to end an activation ends it, wherever it stands', async () => {
    const browser = new Browser(api.url);
    const begun = await browser.send('/api/v1/activations', { json: { subjectType: 'merchant' } });
    const { id } = (await begun.json()) as { id: string };
    expect(await atOnce(`/activations/${id}/expire`)).toEqual([200, 'NOTHING_TO_CHANGE']);
    const looked = await browser.send(`/api/v1/activations/${id}`);
    expect(await looked.json()).toMatchObject({ state: 'EXPIRED' });
    const rows = await rowsOf('activation.expire', `activation:${id}`);
    expect(rows).toMatchObject([{ reason: json.reason, outcome: 'ACCEPTED' }]);
    expect(rows[0]!.actor).toMatch(/^operator:[12]$/);
    const again = await operator.send(`${ops}/activations/${id}/expire`, { json });
    expect(await problemOf(again)).toMatchObject({ status: 409, code: 'NOTHING_TO_CHANGE' });
    const unknown = await operator.send(`${ops}/activations/${crypto.randomUUID()}/expire`, { json });
    expect(await problemOf(unknown)).toMatchObject({ status: 404, code: 'FLOW_NOT_FOUND' });
  });

  test.each([{}, { reason: '' }, { reason: '  ' }, { reason: 'x'.repeat(401) }, { ...json, password: 'x' }])(
    'with %j is refused',
    async (body) => {
      const answer = await operator.send(`${ops}/accounts/2/disable`, { json: body });
      expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
      expect(await stateOf(2)).toBe('ACTIVE');
    },
  );

  test('for an account that is not there is refused, which leaves a row each', async () => {
    const verbs = ['unlock', 'disable', 'enable', 'sessions/end', 'second-factor/remove'];
    for (const verb of verbs) {
      const answer = await operator.send(`${ops}/accounts/99/${verb}`, { json });
      expect(await problemOf(answer)).toMatchObject({ status: 404, code: 'ACCOUNT_NOT_FOUND' });
    }
    const rows = await api.database.em().find(AuditEvent, { target: 'account:99' });
    expect(rows.map(({ outcome, detail }) => [outcome, detail['errorCode']])).toEqual(
      verbs.map(() => ['REFUSED', 'ACCOUNT_NOT_FOUND']),
    );
  });
});

test('messages are listed by state, addresses masked', async () => {
  const id = await addMessage('UNKNOWN');
  const { items } = await get('/outbox?state=UNKNOWN&limit=1');
  expect(items).toMatchObject([{ id, state: 'UNKNOWN', maskedAddress: 'l***n@fengruitang.example' }]);
  expect((await operator.send(`${ops}/outbox?state=LOST`)).status).toBe(400);
});

describe('the audit trail', () => {
  test('is listed newest first and by actor, action and target', async () => {
    const { items, nextCursor } = await get('/audit?limit=2');
    const rest = await get(`/audit?limit=2&cursor=${nextCursor!}`);
    const sequences = [...items, ...rest.items].map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual([0, 1, 2, 3].map((back) => sequences[0]! - back));
    const found = await get('/audit?action=account.disable&target=account:2');
    expect(found.items.filter(({ outcome }) => outcome === 'ACCEPTED')).toHaveLength(1);
    expect((await get(`/audit?actor=${String(found.items[0]!['actor'])}`)).items.length).toBeGreaterThan(0);
    expect((await get('/audit?actor=operator:77')).items).toEqual([]);
  });

  test('has sign-ins accepted and refused, sign-outs and ended sessions', async () => {
    const browser = new Browser(api.url);
    const refuse = async (username: string) => {
      const captchaToken = await givenCaptcha(api, browser);
      const wrong = { username, password: 'Wrong-Horse-7', captchaToken };
      return browser.send('/api/v1/session', { json: wrong });
    };
    await refuse('group-owner');
    await refuse('Canary0Nobody');
    await refuse('canary0nobody ');
    await browser.signIn('group-owner');
    await browser.send('/api/v1/session', { method: 'DELETE' });
    const rows = (await get('/audit?limit=5')).items;
    expect(rows.map(({ action, outcome, actor }) => [action, outcome, actor])).toEqual([
      ['session.close', 'ACCEPTED', 'account:3'],
      ['session.open', 'ACCEPTED', 'account:3'],
      ['session.open', 'REFUSED', 'anyone'],
      ['session.open', 'REFUSED', 'anyone'],
      ['session.open', 'REFUSED', 'anyone'],
    ]);
    expect(rows[2]!['target']).toMatch(/^name:[0-9a-f]{64}$/);
    expect(rows[2]!['target']).toBe(rows[3]!['target']);
    expect(rows[4]!['target']).toMatch(/^name:[0-9a-f]{64}$/);
    expect(rows[4]!['target']).not.toBe(rows[3]!['target']);
    expect(JSON.stringify(rows)).not.toMatch(/canary|127\.0\.0\.1/i);
  });

  test('has what was downloaded', async () => {
    const browser = new Browser(api.url);
    await browser.signIn('丰瑞堂药房');
    const path = '/api/v1/statements/11111111-1111-4111-8111-111111111111/files/xlsx';
    await (await browser.send(path)).arrayBuffer();
    await browser.send(path, { method: 'HEAD' });
    expect((await get('/audit?action=statement.download')).items).toMatchObject([
      { actor: 'account:1', detail: { format: 'xlsx' } },
    ]);
  });

  test('is whole after all of this', async () => {
    expect(await verifyAuditChain(api.database, vault)).toMatchObject({ whole: true });
  });
});
