import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { ActivityDependencies } from '../../../activities/dependencies.ts';
import { createActivities } from '../../../activities/index.ts';
import { workflowIds } from '../../../contracts/ids.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';
import { password } from '../fixture.ts';
import { givenCaptcha } from '../given-captcha.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';
import { differenceOfMedians, toleratedMs } from '../../support/difference-of-medians.ts';
import { eventually } from '../../support/eventually.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const email = 'owner@fengruitang.example';
const newPassword = 'Xinmima-2020-x';

let temporal: TemporalNamespace;
let worker: { stop(): Promise<void> };
let api: ApiUnderTest;
let browser: Browser;
/** The last code that each address was sent. */
const codes = new Map<string, string>();
/** What the activities take for the time of day; moved on, so that no address has had too many codes. */
let activityClock = Date.now();

/** As long as a relay takes, so that a request which waited for it would be seen to. */
async function deliver({ to, text }: { to: string; text: string }): Promise<void> {
  await new Promise((done) => setTimeout(done, 40));
  codes.set(to, /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? '');
}

beforeAll(async () => {
  temporal = await openNamespace();
  api = await startApi({ temporal });
  const parts: Partial<ActivityDependencies> = {
    database: api.database,
    vault,
    repositories: createRepositories(api.database, vault),
    mailer: { send: deliver, close: () => undefined },
    sms: { send: deliver, close: () => undefined },
    brand: { name: '商户网上服务系统', hotline: '95534', portalOrigin: 'http://localhost:3000' },
    log: pino({ level: 'silent' }),
    clock: () => new Date(activityClock),
    wakeOutbox: async () => undefined,
  };
  worker = await temporal.startWorker(createActivities(parts as ActivityDependencies));
  await bind(1, 'email', email);
  await bind(2, 'phone', '+8613800138000');
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await api.stop();
  await temporal.close();
});
beforeEach(() => {
  browser = new Browser(api.url);
  activityClock += 3 * 3_600_000;
  // Later than those before, so that of too many sessions theirs are ended.
  api.time.now = new Date(api.time.now.getTime() + 1_000);
});

async function bind(accountId: number, channel: 'email' | 'phone', address: string): Promise<void> {
  const sealed = {
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex(channel, address),
  };
  await api.database.em().insert(ContactBinding, { accountId, channel, ...sealed, createdAt: new Date() });
}

interface View {
  id: string;
  state: string;
  expiresAt: string;
}

const post = (path: string, json?: unknown, from = browser) =>
  from.send(`/api/v1/${path}`, json === undefined ? { method: 'POST' } : { json });
const viewOf = async (response: Response) => (await response.json()) as View;
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

async function codeTo(address: string): Promise<string> {
  const code = await eventually(`a code to ${address}`, () => codes.get(address));
  codes.delete(address);
  return code;
}

async function signIn(username: string, typed: string, from = new Browser(api.url)): Promise<Response> {
  const captchaToken = await givenCaptcha(api, from);
  return from.send('/api/v1/session', { json: { username, password: typed, captchaToken } });
}

describe('a recovery', () => {
  test('is bound to its browser, gives a ticket for the code and a new password for the ticket', async () => {
    const old = new Browser(api.url);
    await old.signIn('丰瑞堂药房');
    const captchaToken = await givenCaptcha(api, browser, 'recovery');
    const begun = await post('recoveries', { identifier: ` ${email.toUpperCase()} `, captchaToken });
    expect(begun.status).toBe(201);
    expect(begun.headers.get('set-cookie')).toMatch(
      /^recovery=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=3600$/,
    );
    const { id, ...view } = await viewOf(begun);
    expect(view).toEqual({ state: 'OTP', expiresAt: expect.stringMatching(/Z$/) });
    const path = `recoveries/${id}`;
    expect((await post(`${path}/otp`, { code: '123456' }, new Browser(api.url))).status).toBe(404);
    const early = await refusalOf(await post(`${path}/password`, { password: newPassword }));
    expect(early).toMatchObject({ status: 409, code: 'STEP_OUT_OF_ORDER' });

    const code = await codeTo(email);
    expect(await refusalOf(await post(`${path}/otp`, { code: otherThan(code) }))).toEqual({
      status: 422,
      code: 'CODE_WRONG',
      details: { triesLeft: 4 },
    });
    expect(await viewOf(await post(`${path}/otp`, { code }))).toMatchObject({ state: 'NEW_PASSWORD' });
    const refused = async (typed: string) =>
      (await refusalOf(await post(`${path}/password`, { password: typed }))).code;
    expect(await refused('short')).toBe('PASSWORD_LENGTH');
    expect(await refused(password)).toBe('PASSWORD_REUSED');
    expect(await refused('丰瑞堂药房Aa1-2019')).toBe('PASSWORD_CONTAINS_NAME');
    const done = await post(`${path}/password`, { password: newPassword });
    expect(await viewOf(done)).toMatchObject({ state: 'DONE' });
    expect(done.headers.getSetCookie()).toEqual([]);
    expect((await refusalOf(await browser.send('/api/v1/session'))).code).toBe('SESSION_REQUIRED');
    expect((await refusalOf(await old.send('/api/v1/session'))).code).toBe('SESSION_REQUIRED');
    expect((await signIn('丰瑞堂药房', password)).status).toBe(401);
    expect((await signIn('丰瑞堂药房', newPassword)).status).toBe(200);
    const told = await api.database.em().find(OutboxMessage, { template: 'password-changed' });
    expect(told.map(({ addressCipher }) => vault.cipher.open(addressCipher))).toEqual([email]);
    await ended(id);
    const again = await post(`${path}/password`, { password: 'Another-2020-x' });
    expect((await refusalOf(again)).code).toBe('STEP_OUT_OF_ORDER');
  }, 30_000);

  test.each([
    ['somebody', email],
    ['nobody', 'nobody@fengruitang.example'],
    ['what is no name', '???'],
    ['a disabled account', 'disabled-one'],
    ['an account without an address', 'group-owner'],
  ])('answers wrong codes for %s the same way', async (_case, identifier) => {
    const captchaToken = await givenCaptcha(api, browser, 'recovery');
    const begun = await post('recoveries', { identifier, captchaToken });
    const view = await viewOf(begun);
    expect({ status: begun.status, keys: Object.keys(view).toSorted(), state: view.state }).toEqual({
      status: 201,
      keys: ['expiresAt', 'id', 'state'],
      state: 'OTP',
    });
    const sent = codes.get(email) ?? '';
    const answers: unknown[] = [];
    for (let n = 0; n <= 6; n += 1)
      answers.push(await refusalOf(await post(`recoveries/${view.id}/otp`, { code: otherThan(sent) })));
    const wrong = (triesLeft: number) => ({ status: 422, code: 'CODE_WRONG', details: { triesLeft } });
    const locked = { status: 423, code: 'FLOW_LOCKED' };
    expect(answers).toEqual([
      ...[4, 3, 2, 1, 0].map(wrong),
      { status: 429, code: 'CODE_TRIES_EXHAUSTED' },
      locked,
    ]);
    codes.clear();
  });

  test('takes as long to begin for nobody as for somebody', async () => {
    const timeOf = (identifier: string) => async () => {
      activityClock += 3 * 3_600_000;
      const captchaToken = await givenCaptcha(api, browser, 'recovery');
      const startedAt = performance.now();
      const begun = await post('recoveries', { captchaToken, identifier });
      const ms = performance.now() - startedAt;
      // A busy machine may still be at work when the wait is over.
      expect([201, 202]).toContain(begun.status);
      return ms;
    };
    const difference = await differenceOfMedians(timeOf(email), timeOf('nobody@fengruitang.example'));
    expect(difference).toBeLessThan(toleratedMs);
    expect(codes.has(email)).toBe(true);
    codes.clear();
  }, 240_000);
});

describe('a signed-in person', () => {
  beforeEach(() => browser.signIn('stranger'));

  test('sees the bound addresses masked', async () => {
    const response = await browser.send('/api/v1/contacts');
    expect(await response.json()).toEqual({
      items: [{ channel: 'phone', masked: '138****8000', boundAt: expect.any(String), refused: false }],
    });
    expect((await new Browser(api.url).send('/api/v1/contacts')).status).toBe(401);
  });

  test('says that an address works which had been cut off', async () => {
    const phone = { channel: 'phone', addressIndex: vault.blindIndex('phone', '+8613800138000') } as const;
    const refused = { refusals: 2, refusedAt: new Date(), refusedCode: 'SMTP 550 5.1.1', lastRefusedBy: 'a' };
    await api.database.em().nativeUpdate(ContactBinding, phone, refused);
    const contact = async () =>
      ((await (await browser.send('/api/v1/contacts')).json()) as { items: object[] }).items[0];
    expect(await contact()).toMatchObject({ refused: true });
    expect((await post('contacts/phone/confirmation')).status).toBe(204);
    expect(await contact()).toMatchObject({ refused: false });
    expect((await post('contacts/phone/confirmation')).status).toBe(204);
    expect(
      await api.database.em().count(AuditEvent, { action: 'contact.confirm', outcome: 'ACCEPTED' }),
    ).toBe(1);
    const none = await post('contacts/email/confirmation');
    expect(await refusalOf(none)).toEqual({ status: 404, code: 'CONTACT_NOT_FOUND' });
  });

  test('adds an address with the password and a code; nobody else sees the change', async () => {
    const wanted = { channel: 'email', address: 'stranger@fengruitang.example' };
    const wrong = await post('contact-changes', { ...wanted, password: 'Wrong-Horse-7' });
    expect(await refusalOf(wrong)).toEqual({ status: 422, code: 'PASSWORD_WRONG' });
    const begun = await post('contact-changes', { ...wanted, password });
    expect(begun.status).toBe(201);
    const { id, ...view } = await viewOf(begun);
    expect(view).toMatchObject({
      state: 'OTP',
      codeSentTo: { channel: 'email', maskedAddress: 's***r@fengruitang.example' },
    });
    const owner = new Browser(api.url);
    await signIn('group-owner', password, owner);
    const peeked = [
      owner.send(`/api/v1/contact-changes/${id}`),
      post(`contact-changes/${id}/otp`, { code: '123456' }, owner),
      post(`contact-changes/${id}/code`, undefined, owner),
    ];
    for (const response of await Promise.all(peeked))
      expect(await refusalOf(response)).toEqual({ status: 404, code: 'FLOW_NOT_FOUND' });
    const soon = await post(`contact-changes/${id}/code`);
    expect((await refusalOf(soon)).code).toBe('CODE_RESEND_TOO_SOON');
    const code = await codeTo(wanted.address);
    expect((await refusalOf(await post(`contact-changes/${id}/otp`, { code: otherThan(code) }))).code).toBe(
      'CODE_WRONG',
    );
    const contacts = async () =>
      ((await (await browser.send('/api/v1/contacts')).json()) as { items: unknown[] }).items;
    expect(await contacts()).toHaveLength(1);
    expect(await viewOf(await post(`contact-changes/${id}/otp`, { code }))).toMatchObject({ state: 'DONE' });
    expect(await contacts()).toHaveLength(2);
    const told = await api.database.em().find(OutboxMessage, { template: 'contact-changed' });
    expect(told.map(({ addressCipher }) => vault.cipher.open(addressCipher))).toEqual(['+8613800138000']);
  }, 30_000);

  test('begins one change for one key, however often it is sent', async () => {
    const twice = {
      json: { channel: 'phone', address: '13900139000', password },
      headers: { 'Idempotency-Key': 'k' },
    };
    const begun = [
      await browser.send('/api/v1/contact-changes', twice),
      await browser.send('/api/v1/contact-changes', twice),
    ];
    const [first, second] = await Promise.all(begun.map(viewOf));
    expect(begun.map(({ status }) => status)).toEqual([201, 201]);
    expect(second).toEqual(first);
  });

  test('learns that an address is bound to another account only after the right code', async () => {
    const begun = await post('contact-changes', { channel: 'email', address: email, password });
    expect(begun.status).toBe(201);
    const { id } = await viewOf(begun);
    const taken = await post(`contact-changes/${id}/otp`, { code: await codeTo(email) });
    expect(await refusalOf(taken)).toEqual({ status: 409, code: 'ADDRESS_TAKEN' });
  });

  test('gets at most five codes an hour for an address, then the time until the next', async () => {
    const wanted = { channel: 'email', address: 'many@fengruitang.example', password };
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let n = 0; n < 6; n += 1) statuses.push((last = await post('contact-changes', wanted)).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect(last!.headers.get('retry-after')).toBe('3600');
    const problem = await problemOf(last!);
    expect(problem).toMatchObject({ code: 'CODE_LIMIT_REACHED', details: { retryAfterMinutes: 60 } });
    expect(problem.detail).toContain('约 60 分钟后');
  });

  test('changes the password with the current one; other sessions end, this one goes on', async () => {
    const other = new Browser(api.url);
    await other.signIn('stranger');
    const change = async (currentPassword: string, typed: string) =>
      refusalOf(await post('password', { currentPassword, newPassword: typed }));
    expect(await change('Wrong-Horse-7', newPassword)).toEqual({ status: 422, code: 'PASSWORD_WRONG' });
    expect(await change(password, 'abc')).toMatchObject({ status: 400, code: 'PASSWORD_LENGTH' });
    expect(await change(password, 'My-Stranger-7')).toMatchObject({
      status: 400,
      code: 'PASSWORD_CONTAINS_NAME',
    });
    expect(await change(password, password)).toEqual({ status: 422, code: 'PASSWORD_REUSED' });
    const changed = await post('password', { currentPassword: password, newPassword });
    expect(changed.status).toBe(204);
    expect((await browser.send('/api/v1/session')).status).toBe(200);
    expect((await other.send('/api/v1/session')).status).toBe(401);
    expect((await signIn('stranger', password)).status).toBe(401);
    expect((await signIn('stranger', newPassword)).status).toBe(200);
  });
});

test('no typed value is in the log', () => {
  expect(api.logLines.join('\n')).not.toMatch(/fengruitang|13800138000|Xinmima|Horse|nobody@/i);
});

async function ended(id: string): Promise<void> {
  await api.dependencies.temporal.workflow.getHandle(workflowIds.recovery(id)).result();
}
