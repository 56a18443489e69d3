import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { pino } from 'pino';
import { withFailures } from '../../../activities/failures/failures.ts';
import type { Activities } from '../../../activities/index.ts';
import { workflowIds } from '../../../contracts/ids.ts';
import { SealedInput } from '../../../db/entities/sealed-input.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';
import { eventually } from '../../support/eventually.ts';
import { refusalOf } from '../../support/refusal-of.ts';

interface View {
  id: string;
  state: string;
  subjectType: string;
  expiresAt: string;
  codeSentTo?: { maskedAddress: string };
}

const identity = { method: 'phone', merchantNo: '951002-001121-025', registeredPhone: '１３８ 0013 8000' };
const agreement = { version: '1.0', sha256: 'a'.repeat(64) };
const credentials = { username: 'Fengruitang', password: 'Correct-Horse-7' };
const contact = { channel: 'email', address: ' Shop@Example.com ' };

/** Activities that agree to everything, unless a test has one refuse. */
const activities = {
  verifyIdentity: async ({ subjectType }) => ({ subjectType, subjectId: 1 }),
  recordAgreement: async () => undefined,
  checkUsername: async () => undefined,
  sendActivationCode: async ({ inputId }) => ({
    to: { channel: 'email', maskedAddress: 's***p@example.com' },
    resendAfter: '2019-10-15T02:01:00.000Z',
    contactInputId: inputId,
  }),
  confirmActivationCode: async () => undefined,
  requireCurrentAgreement: async () => undefined,
  createAccount: async () => undefined,
  wipeFlow: async () => undefined,
} satisfies Partial<Activities>;

/** Looks each activity up when it is called, so that a test can make one refuse. */
const replaceable: Partial<Activities> = {
  verifyIdentity: (input) => activities.verifyIdentity(input),
  recordAgreement: () => activities.recordAgreement(),
  checkUsername: () => activities.checkUsername(),
  sendActivationCode: (input) => activities.sendActivationCode(input),
  confirmActivationCode: () => activities.confirmActivationCode(),
  requireCurrentAgreement: () => activities.requireCurrentAgreement(),
  createAccount: () => activities.createAccount(),
  wipeFlow: () => activities.wipeFlow(),
};

let api: ApiUnderTest;
let browser: Browser;

/** Gives the tests of a suite an api on a namespace of its own, with workers or without. */
function useApi({ workers }: { workers: boolean }): void {
  let temporal: TemporalNamespace;
  let worker: { stop(): Promise<void> } | undefined;

  beforeAll(async () => {
    temporal = await openNamespace();
    api = await startApi({ temporal });
    if (workers) worker = await temporal.startWorker(withFailures(replaceable, pino({ level: 'silent' })));
  });
  beforeEach(() => {
    browser = new Browser(api.url);
  });
  afterAll(async () => {
    await worker?.stop();
    await api.stop();
    await temporal.close();
  });
}

async function begin(headers: Record<string, string> = {}): Promise<View> {
  const response = await browser.send('/api/v1/activations', { json: { subjectType: 'merchant' }, headers });
  expect(response.status).toBe(201);
  return (await response.json()) as View;
}

const step = (id: string, name: string, json: unknown, key?: string) =>
  browser.send(`/api/v1/activations/${id}/${name}`, {
    json,
    ...(key && { headers: { 'Idempotency-Key': key } }),
  });

async function take(id: string, name: string, json: unknown): Promise<View> {
  const response = await step(id, name, json);
  expect([name, response.status]).toEqual([name, 200]);
  return (await response.json()) as View;
}

describe('without workers', () => {
  useApi({ workers: false });

  test('a request is answered with 202 and the place to look', async () => {
    const started = await browser.send('/api/v1/activations', { json: { subjectType: 'merchant' } });
    const where = started.headers.get('location')!;
    expect(started.status).toBe(202);
    expect(started.headers.get('retry-after')).toBe('2');
    expect(await started.json()).toEqual({ code: 'STILL_WORKING', where, retryAfterSeconds: 2 });
    const id = where.split('/').at(-1)!;
    const [late, unknown] = await Promise.all([step(id, 'identity', identity), browser.send(where)]);
    expect(late.status).toBe(202);
    expect(late.headers.get('location')).toBe(where);
    expect(await refusalOf(unknown)).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    expect(unknown.headers.get('retry-after')).toBe('5');
  });

  test('the api is not ready and names the parts that are down', async () => {
    expect(await refusalOf(await fetch(`${api.url}/readyz`))).toEqual({
      status: 503,
      code: 'SERVICE_UNAVAILABLE',
      details: { database: 'up', temporal: 'up', interactiveWorker: 'down', statementsWorker: 'down' },
    });
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  });
});

describe('with workers', () => {
  useApi({ workers: true });

  test('the api is ready', async () => {
    api.time.now = new Date();
    // The server reports a new poller a moment after its first poll.
    const ask = () => fetch(`${api.url}/readyz`);
    const response = await eventually('the api to be ready', ask, ({ ok }) => ok);
    expect(await response.json()).toEqual({
      status: 'ready',
      database: 'up',
      temporal: 'up',
      interactiveWorker: 'up',
      statementsWorker: 'up',
    });
  });

  test('an activation is bound to the browser that began it', async () => {
    const response = await browser.send('/api/v1/activations', { json: { subjectType: 'group' } });
    expect(response.status).toBe(201);
    expect(response.headers.get('set-cookie')).toMatch(
      /^activation=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/,
    );
    const view = (await response.json()) as View;
    expect(view).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      state: 'VERIFY',
      subjectType: 'group',
      expiresAt: expect.stringMatching(/Z$/),
    });
    const again = await browser.send(response.headers.get('location')!);
    expect(await again.json()).toEqual(view);
    expect((await new Browser(api.url).send(response.headers.get('location')!)).status).toBe(404);
  });

  test('an idempotency key returns the same activation to its own client only', async () => {
    const key = { 'Idempotency-Key': 'one-click-1' };
    const { id } = await begin(key);
    browser = new Browser(api.url);
    expect((await begin(key)).id).toBe(id);
    expect((await begin({ ...key, 'User-Agent': 'another browser' })).id).not.toBe(id);
    await begin(key);
    await take(id, 'identity', identity);
    expect(await begin(key)).toMatchObject({ id, state: 'AGREE' });
    browser = new Browser(api.url);
    const stranger = await browser.send('/api/v1/activations', {
      json: { subjectType: 'merchant' },
      headers: key,
    });
    expect(await refusalOf(stranger)).toEqual({ status: 409, code: 'STEP_OUT_OF_ORDER' });
    expect(stranger.headers.getSetCookie()).toEqual([]);
  });

  test('an activation goes through its steps; canonical inputs and a password hash are sealed, nothing is in the history', async () => {
    const { id } = await begin();
    expect((await take(id, 'identity', identity)).state).toBe('AGREE');
    expect((await take(id, 'agreement', agreement)).state).toBe('CREDENTIALS');
    expect((await take(id, 'credentials', credentials)).state).toBe('CONTACT');
    expect(await take(id, 'contact', contact)).toMatchObject({
      state: 'OTP',
      codeSentTo: { channel: 'email', maskedAddress: 's***p@example.com' },
      resendAfter: '2019-10-15T02:01:00.000Z',
    });
    expect((await take(id, 'otp', { code: '１２３ ４５６' })).state).toBe('DONE');
    const rows = await api.database.em().find(SealedInput, { flowId: id }, { orderBy: { createdAt: 'asc' } });
    const sealed = rows.map((row) => JSON.parse(vault.cipher.open(row.sealed)) as Record<string, string>);
    expect(sealed).toEqual(
      expect.arrayContaining([
        { method: 'phone', merchantNo: '951002001121025', phone: '+8613800138000', network: '127.0.0.1' },
        { ip: '127.0.0.1', userAgent: 'node' },
        {
          username: 'fengruitang',
          displayUsername: 'Fengruitang',
          passwordHash: expect.stringMatching(/^\$argon2id\$/),
        },
        { channel: 'email', address: 'shop@example.com' },
        { code: '123456' },
      ]),
    );
    const { passwordHash } = sealed.find((input) => 'passwordHash' in input)!;
    expect(passwordHash).toContain('m=19456,t=2,p=1');
    expect(await verify(passwordHash!, credentials.password)).toBe(true);
    expect(JSON.stringify(await historyOf(id))).not.toMatch(
      /Fengruitang|951002|13800138000|shop@example|argon2/i,
    );
  });

  test('a step repeated with its idempotency key returns the same result, also after the end', async () => {
    const { id } = await begin();
    await step(id, 'identity', identity, 'key-1');
    const repeated = await step(id, 'identity', identity, 'key-1');
    expect(await repeated.json()).toMatchObject({ state: 'AGREE' });
    expect(await refusalOf(await step(id, 'identity', identity, 'key-2'))).toEqual({
      status: 409,
      code: 'STEP_OUT_OF_ORDER',
      details: { state: 'AGREE', step: 'identity' },
    });
    await take(id, 'agreement', agreement);
    await take(id, 'credentials', credentials);
    await take(id, 'contact', contact);
    await step(id, 'otp', { code: '123456' }, 'last');
    await ended(id);
    const again = await step(id, 'otp', { code: '123456' }, 'last');
    expect(await again.json()).toMatchObject({ state: 'DONE' });
    expect(await refusalOf(await step(id, 'otp', { code: '123456' }))).toMatchObject({
      code: 'STEP_OUT_OF_ORDER',
    });
    expect(await (await browser.send(`/api/v1/activations/${id}`)).json()).toMatchObject({ state: 'DONE' });
  });
});

describe('a refusal', () => {
  const refuse = (name: keyof typeof activities, ...refusal: ConstructorParameters<typeof BusinessError>) =>
    jest.spyOn(activities, name).mockRejectedValueOnce(new BusinessError(...refusal));

  useApi({ workers: true });
  afterEach(() => void jest.restoreAllMocks());

  test('of an identity names what to check and whom to call', async () => {
    const { id } = await begin();
    refuse('verifyIdentity', 'IDENTITY_MISMATCH');
    const problem = await problemOf(await step(id, 'identity', identity));
    expect(problem).toMatchObject({ status: 422, code: 'IDENTITY_MISMATCH' });
    expect(problem.detail).toMatch(/核对签约时预留的信息.*95534/);
    expect(problem.support).toEqual({
      hotline: '95534',
      contacts: [{ branchName: '青岛分公司', supportContacts: [{ region: '黄岛', phones: ['80983018'] }] }],
    });
    expect((await take(id, 'identity', identity)).state).toBe('AGREE');
  });

  test('of many concurrent requests reaches each of them, and the flow continues', async () => {
    const { id } = await begin();
    const wrong = jest.spyOn(activities, 'verifyIdentity').mockClear();
    wrong.mockRejectedValue(new BusinessError('IDENTITY_MISMATCH'));
    const answers = await Promise.all(
      // More than a Temporal server lets be under way in one workflow.
      Array.from({ length: 40 }, async () => (await step(id, 'identity', identity)).status),
    );
    expect(answers).toEqual(Array.from({ length: 40 }, () => 422));
    // More often when the server drops a task: it is then done again with the same input.
    expect(new Set(wrong.mock.calls.map(([{ inputId }]) => inputId)).size).toBe(40);
    wrong.mockRestore();
    expect((await take(id, 'identity', identity)).state).toBe('AGREE');
  });

  async function reachContact(): Promise<string> {
    const { id } = await begin();
    await take(id, 'identity', identity);
    await take(id, 'agreement', agreement);
    await take(id, 'credentials', credentials);
    return id;
  }

  test('of another code says after how many seconds to ask again', async () => {
    const id = await reachContact();
    refuse('sendActivationCode', 'CODE_RESEND_TOO_SOON', { retryAfterSeconds: 42 });
    const tooSoon = await step(id, 'contact', contact);
    expect(tooSoon.headers.get('retry-after')).toBe('42');
    expect((await problemOf(tooSoon)).detail).toContain('42 秒后');
    await take(id, 'contact', contact);
  });

  test('of a wrong code says how many attempts are left', async () => {
    const id = await reachContact();
    await take(id, 'contact', contact);
    refuse('confirmActivationCode', 'CODE_WRONG', { triesLeft: 4 });
    const wrong = await step(id, 'otp', { code: '000000' });
    expect(await refusalOf(wrong)).toEqual({ status: 422, code: 'CODE_WRONG', details: { triesLeft: 4 } });
  });

  test('of a second account ends the flow, which is locked afterwards', async () => {
    const id = await reachContact();
    await take(id, 'contact', contact);
    refuse('createAccount', 'ALREADY_ACTIVATED');
    expect(await refusalOf(await step(id, 'otp', { code: '123456' }))).toMatchObject({
      code: 'ALREADY_ACTIVATED',
    });
    await ended(id);
    expect(await refusalOf(await step(id, 'otp', { code: '123456' }))).toEqual({
      status: 423,
      code: 'FLOW_LOCKED',
    });
  });
});

test('with Temporal out of reach requests get 503 and the api reports Temporal as down', async () => {
  const alone = await startApi();
  try {
    const response = await new Browser(alone.url).send('/api/v1/activations', {
      json: { subjectType: 'merchant' },
    });
    expect(await refusalOf(response)).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    expect((await fetch(`${alone.url}/healthz`)).status).toBe(200);
    expect((await problemOf(await fetch(`${alone.url}/readyz`))).details).toMatchObject({
      database: 'up',
      temporal: 'down',
    });
  } finally {
    await alone.stop();
  }
});

const handleOf = (id: string) => api.dependencies.temporal.workflow.getHandle(workflowIds.activation(id));

async function historyOf(id: string) {
  await ended(id);
  return handleOf(id).fetchHistory();
}

async function ended(id: string): Promise<void> {
  await handleOf(id).result();
}
