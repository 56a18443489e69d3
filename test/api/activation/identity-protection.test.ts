import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { pino } from 'pino';
import { withFailures } from '../../../activities/failures/failures.ts';
import type { Activities } from '../../../activities/index.ts';
import type { GroupInvitation } from '../../../contracts/activation.ts';
import { MerchantGroup } from '../../../db/entities/merchant-group.ts';
import { TermsAcceptance } from '../../../db/entities/terms-acceptance.ts';
import { TermsVersion } from '../../../db/entities/terms-version.ts';
import { createObjectionRepository } from '../../../db/repositories/activation/objection-repository.ts';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo, password } from '../fixture.ts';
import { signInOperator } from '../operator-sign-in.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';

const initialPassword = 'Kq7mT-XwZ4b-9nPcd-RtYuA';
const invited: GroupInvitation[] = [];
let settle: (objectionId: string) => ReturnType<Activities['settleObjection']>;

const activities = {
  verifyIdentity: async ({ subjectType }) => ({ subjectType, subjectId: 1 }),
  recordAgreement: async () => undefined,
  checkUsername: async () => undefined,
  settleObjection: async ({ objectionId }) => settle(objectionId),
  inviteGroup: async (invitation) => {
    invited.push(invitation);
    const { groupNo } = invitation;
    return { groupNo, maskedAddress: 'c***t@example.com', expiresAt: '2019-10-18T02:00:00.000Z' };
  },
  wipeFlow: async () => undefined,
} satisfies Partial<Activities>;

let temporal: TemporalNamespace;
let worker: { stop(): Promise<void> };
let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  temporal = await openNamespace();
  api = await startApi({ temporal });
  const objections = createObjectionRepository(api.database, vault);
  settle = (objectionId) => objections.settle(objectionId, api.time.now);
  worker = await temporal.startWorker(withFailures(activities, pino({ level: 'silent' })));
  const initialPasswordHash = await hash(initialPassword, policy.argon2);
  await api.database.em().nativeUpdate(MerchantGroup, 1, { initialPasswordHash });
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await api.stop();
  await temporal.close();
});
beforeEach(() => {
  browser = new Browser(api.url);
});

describe('the password of an activation', () => {
  async function choose(subjectType: 'merchant' | 'group', credentials: object) {
    const begun = await browser.send('/api/v1/activations', { json: { subjectType } });
    const { id } = (await begun.json()) as { id: string };
    const path = `/api/v1/activations/${id}`;
    const registeredPhone = '13800138000';
    const identity =
      subjectType === 'merchant'
        ? { method: 'phone', merchantNo, registeredPhone }
        : { method: 'group', groupNo: '800100200300', password: initialPassword };
    await browser.send(`${path}/identity`, { json: identity });
    await browser.send(`${path}/agreement`, { json: { version: '1.0', sha256: 'a'.repeat(64) } });
    return browser.send(`${path}/credentials`, { json: credentials });
  }

  test.each([
    ['Qwer1234', 'merchant', 'PASSWORD_TOO_COMMON'],
    ['P@ssw0rd1', 'merchant', 'PASSWORD_TOO_COMMON'],
    ['Aa345678', 'merchant', 'PASSWORD_TOO_WEAK'],
    ['Woaini1314', 'merchant', 'PASSWORD_TOO_COMMON'],
    [`Xk-${merchantNo}-Zq`, 'merchant', 'PASSWORD_CONTAINS_NAME'],
    ['Xk-医药集团-Zq7', 'group', 'PASSWORD_CONTAINS_NAME'],
    ['Xk-800100200300-Zq', 'group', 'PASSWORD_CONTAINS_NAME'],
    [initialPassword, 'group', 'PASSWORD_IS_INITIAL'],
  ] as const)('%s of a %s is refused: %s', async (typed, subjectType, code) => {
    const response = await choose(subjectType, { username: 'zhanghu-san', password: typed });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 400, errors: [{ field: 'password', code }] });
    expect(JSON.stringify(problem)).not.toContain(typed);
  });

  test('a refusal says how weak it is and why', async () => {
    const response = await choose('merchant', { username: 'zhanghu-san', password: 'Aa345678' });
    expect((await problemOf(response)).details).toEqual({
      score: 1,
      reasons: 'sequences',
      suggestions: 'anotherWord,sequences',
    });
  });

  test('a good one is taken as it is, to its last blank', async () => {
    const response = await choose('merchant', { username: 'zhanghu-san', password: ' Correct-Horse-7 ' });
    expect(response.status).toBe(200);
  });

  test('the brand cannot be in a username', async () => {
    const response = await choose('merchant', { username: '商户网上服务系统客服', password });
    expect(await problemOf(response)).toMatchObject({
      errors: [{ field: 'username', code: 'USERNAME_RESERVED' }],
    });
  });
});

describe('the strength meter', () => {
  const measure = async (json: object, language = 'zh-CN') => {
    const headers = { 'Accept-Language': language };
    const response = await browser.send('/api/v1/password-strength', { json, headers });
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  };

  test('gives score, rules and reasons in both languages', async () => {
    const weak = { password: 'Aa345678' };
    expect(await measure(weak)).toMatchObject({
      score: 1,
      acceptable: false,
      problems: [{ code: 'PASSWORD_TOO_WEAK', text: expect.stringContaining('互不相关') }],
      reasons: [{ code: 'sequences', text: '连续的字母或数字容易被猜到。' }],
    });
    expect(await measure(weak, 'en')).toMatchObject({
      reasons: [{ code: 'sequences', text: 'Sequences such as abc or 345 are easy to guess.' }],
    });
    expect(await measure({ password })).toMatchObject({ score: 4, acceptable: true, problems: [] });
  });

  test('counts the username against it', async () => {
    const own = { password: 'Fengruitang2019', username: 'fengruitang' };
    expect(await measure(own)).toMatchObject({
      acceptable: false,
      problems: [{ code: 'PASSWORD_CONTAINS_NAME' }, { code: 'PASSWORD_TOO_WEAK' }],
    });
  });

  test('looks at no more than it must, and does not hold up the others', async () => {
    const begun = performance.now();
    const long = measure({ password: 'aA1$'.repeat(2_500) });
    expect(await long).toMatchObject({ problems: [{ code: 'PASSWORD_LENGTH' }], score: 0 });
    expect(performance.now() - begun).toBeLessThan(1_000);
    const slow = measure({ password: '20190909'.repeat(16) });
    const answered = await Promise.race([
      slow.then(() => 'slow'),
      fetch(`${api.url}/healthz`).then(() => 'quick'),
    ]);
    expect(answered).toBe('quick');
    expect(await slow).toMatchObject({ acceptable: false });
  });

  test('leaves nothing in the log', () => {
    expect(api.logLines.join('\n')).not.toMatch(/Aa345678|Fengruitang2019|Correct-Horse/);
  });
});

describe('newer terms', () => {
  const next = {
    version: '2.0',
    locale: 'zh-CN',
    title: '服务协议',
    body: '新',
    sha256: 'b'.repeat(64),
  } as const;
  const agree = (json: object) => browser.send('/api/v1/terms/acceptances', { json });

  test('are to be agreed to before a signed-in person goes on', async () => {
    await browser.signIn('丰瑞堂药房');
    expect((await browser.send('/api/v1/statements')).status).toBe(200);
    await api.database.em().insert(TermsVersion, { ...next, publishedAt: api.time.now });

    const held = await browser.send('/api/v1/statements');
    expect(await problemOf(held)).toMatchObject({ status: 403, code: 'TERMS_REQUIRED' });
    expect((await browser.send('/api/v1/merchants')).status).toBe(403);
    for (const open of ['/api/v1/session', '/api/v1/sessions', '/api/v1/terms/current'])
      expect((await browser.send(open)).status).toBe(200);

    const old = await agree({ version: '1.0', sha256: 'b'.repeat(64), locale: 'zh-CN' });
    expect(await problemOf(old)).toMatchObject({ code: 'TERMS_OUTDATED' });
    const { version, sha256, locale } = next;
    expect((await agree({ version, sha256, locale })).status).toBe(204);
    expect((await browser.send('/api/v1/statements')).status).toBe(200);
    const kept = await api.database.em().find(TermsAcceptance, { activationId: 'activation-1' });
    expect(kept.at(-1)).toMatchObject({ version, sha256, locale, subjectId: 1, ip: '127.0.0.1' });
  });

  test('can be agreed to by nobody who is not signed in', async () => {
    expect((await agree({ version: '2.0', sha256: 'b'.repeat(64) })).status).toBe(401);
  });
});

describe('an objection', () => {
  const path = '/api/v1/activation-objections';

  test('stops the activation of another, once', async () => {
    let token = '';
    const activationId = randomUUID();
    const notice = (objectionToken: string) => {
      token = objectionToken;
      const to = { channel: 'phone', address: '+8613800138000', locale: 'zh-CN' } as const;
      return { dedupeKey: activationId, ...to, template: 'activation-started', data: {} };
    };
    const objections = createObjectionRepository(api.database, vault);
    await objections.announceStart({ activationId, now: api.time.now, notice });
    const stopped = await browser.send(path, { json: { token } });
    expect(await stopped.json()).toEqual({ outcome: 'STOPPED' });
    const again = await problemOf(await browser.send(path, { json: { token } }));
    expect(again).toMatchObject({ status: 404, code: 'OBJECTION_NOT_FOUND', support: { hotline: '95534' } });
  });

  test('with an unknown token is like one that was used', async () => {
    expect(await problemOf(await browser.send(path, { json: { token: 'x'.repeat(22) } }))).toMatchObject({
      status: 404,
      code: 'OBJECTION_NOT_FOUND',
    });
  });
});

describe('a group’s initial password', () => {
  const path = '/api/v1/ops/groups/800100200300/initial-password';
  const json = { reason: 'the letter was lost', email: 'Chief@Example.com' };

  test('is issued by an operator, who does not see it', async () => {
    expect((await browser.send(path, { json })).status).toBe(401);
    await signInOperator(api, browser);
    const issued = await browser.send(path, { json });
    expect(issued.status).toBe(201);
    expect(await issued.json()).toEqual({
      groupNo: '800100200300',
      maskedAddress: 'c***t@example.com',
      expiresAt: '2019-10-18T02:00:00.000Z',
    });
    const { requestedBy, groupNo } = invited.at(-1)!;
    expect({ requestedBy, groupNo }).toEqual({ requestedBy: 'operator:1', groupNo: '800100200300' });
    expect(JSON.stringify(invited)).not.toMatch(/letter|chief/i);
    for (const wrong of [
      { ...json, reason: ' ' },
      { ...json, email: 'nobody' },
    ])
      expect((await browser.send(path, { json: wrong })).status).toBe(400);
  });
});
