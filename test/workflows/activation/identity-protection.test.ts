import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createActivities } from '../../../activities/index.ts';
import type { IdentityInput } from '../../../contracts/activation.ts';
import { taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { TermsVersion } from '../../../db/entities/terms-version.ts';
import { createObjectionQueries } from '../../../db/queries/activation/objection-queries.ts';
import { sampleGroup, sampleMerchant } from '../../../db/sample/sample.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import { policy } from '../../../domain/policy.ts';
import type { issueGroupPassword, settleObjection } from '../../../workflows/index.ts';
import { codeFor, refusalOf, startActivation } from './activation-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';
import { eventually } from '../../support/eventually.ts';
import { differenceOfMedians, toleratedMs } from '../../support/difference-of-medians.ts';

let harness: Harness;
let workers: RunningWorkers;
let now: Date;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
}, 60_000);

afterAll(async () => {
  await workers.stop();
  await harness.close();
});

const rows = (sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Record<string, unknown>[]>(sql, params);

beforeEach(async () => {
  now = new Date();
  await rows('delete from attempt_counter');
});

const byPhone = {
  method: 'phone',
  merchantNo: sampleMerchant.merchantNo,
  phone: sampleMerchant.registeredPhone,
} as const;
const wrongPhone = { ...byPhone, phone: '+8613800138000' };
const unknownMerchant = { ...wrongPhone, merchantNo: '951002009999999' };
const byGroup = { method: 'group', groupNo: sampleGroup.groupNo, password: sampleGroup.password } as const;
const wrongPassword = { ...byGroup, password: 'Wrong-Password-2019' };
const unknownGroup = { ...wrongPassword, groupNo: '899999999999' };

/** Tries to prove an identity as the activity is asked to, by a clock of the test's own. */
function prover() {
  const { database, vault } = harness.dependencies;
  const activities = createActivities({ ...harness.dependencies, clock: () => now });
  const sealed = createSealedInputs(database, vault);
  return async (input: IdentityInput, network: string): Promise<string> => {
    const inputId = await sealed.seal('flow', { ...input, network }, now);
    const subjectType = input.method === 'group' ? 'group' : 'merchant';
    try {
      await activities.verifyIdentity({ activationId: 'flow', inputId, subjectType });
      return 'proved';
    } catch (error) {
      return (error as { type?: string }).type ?? String(error);
    }
  };
}

const tally = (outcomes: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(outcomes, (each) => each)].map(([each, all]) => [each, all.length]));

describe('limits', () => {
  test.each([
    ['a merchant on file', wrongPhone],
    ['an unknown merchant', unknownMerchant],
  ])('of 100 tries at once for %s five are compared, from however many hosts', async (_who, input) => {
    const prove = prover();
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => prove(input, `10.0.0.${n}`)));
    expect(tally(outcomes)).toEqual({ IDENTITY_MISMATCH: 5, IDENTITY_TRIES_EXHAUSTED: 95 });
  });

  test('the methods share the tries, right proof is counted too, and a day heals', async () => {
    const prove = prover();
    const { merchantNo, licenceNo } = sampleMerchant;
    const registration = {
      method: 'registration',
      merchantNo,
      idNo: '110101199003070070',
      licenceNo,
    } as const;
    for (const input of [wrongPhone, registration, wrongPhone, registration])
      expect(await prove(input, 'a')).toBe('IDENTITY_MISMATCH');
    expect(await prove(byPhone, 'a')).toBe('proved');
    expect(await prove(byPhone, 'a')).toBe('IDENTITY_TRIES_EXHAUSTED');
    now = new Date(now.getTime() + policy.identity.subjectWindowMs);
    expect(await prove(byPhone, 'a')).toBe('proved');
  });

  test('a host has ten tries an hour, and none it lacks are taken from a merchant', async () => {
    const prove = prover();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        prove({ ...wrongPhone, merchantNo: `95100200888888${n % 10}` }, 'one-host'),
      ),
    );
    expect(tally(outcomes)).toEqual({ IDENTITY_MISMATCH: 10, IDENTITY_TRIES_EXHAUSTED: 2 });
    expect(await prove(byPhone, 'one-host')).toBe('IDENTITY_TRIES_EXHAUSTED');
    expect(await prove(byPhone, 'another-host')).toBe('proved');
    now = new Date(now.getTime() + policy.identity.networkWindowMs);
    expect(await prove(byPhone, 'one-host')).toBe('proved');
  });

  test('neither number nor host is in the table', async () => {
    await prover()(wrongPhone, '203.0.113.9');
    const text = JSON.stringify(await rows('select * from attempt_counter'));
    expect(text).not.toMatch(/951002001121025|203\.0\.113/);
  });
});

describe('how long an answer takes', () => {
  test.each([
    ['an unknown merchant', unknownMerchant, 'a wrong phone', wrongPhone],
    ['an unknown group', unknownGroup, 'a wrong password', wrongPassword],
  ])(
    '%s and %s are told apart by nobody',
    async (_a, unknown, _b, wrong) => {
      const prove = prover();
      const timeOf = (input: IdentityInput) => async (round: number) => {
        now = new Date(now.getTime() + policy.identity.subjectWindowMs);
        const begun = performance.now();
        expect(await prove(input, `10.1.0.${round}`)).toBe('IDENTITY_MISMATCH');
        return performance.now() - begun;
      };
      const difference = await differenceOfMedians(timeOf(unknown), timeOf(wrong));
      expect(difference).toBeLessThan(toleratedMs);
    },
    120_000,
  );
});

const notices = async (template: string) =>
  (await rows('select channel from outbox_message where template = ?', template)).length;

/** What the link in a message to the contact on file lets them object to, as a person finds it. */
async function objectionIn(words: RegExp): Promise<string> {
  const objections = createObjectionQueries(harness.dependencies.database);
  return eventually(`a message with ${words} and a link to object`, async () => {
    for (const { text } of (await harness.mails()).filter((mail) => words.test(mail.text))) {
      const id = await objections.idOf(/\/objection#([\w-]+)/.exec(text)?.[1] ?? '', new Date());
      if (id) return id;
    }
    return undefined;
  });
}

const object = (objectionId: string) =>
  harness.client.workflow.execute<typeof settleObjection>('settleObjection', {
    taskQueue: taskQueues.interactive,
    workflowId: workflowIds.activationObjection(objectionId),
    args: [{ objectionId }],
  });

const activate = async (email: string, username: string) => {
  const activation = await startActivation(harness);
  await activation.identity(byPhone);
  await activation.agree();
  await activation.credentials(username);
  await activation.contact('email', email);
  return { ...activation, code: await codeFor(harness, email) };
};

async function clearAll(): Promise<void> {
  for (const table of [
    'account',
    'contact_binding',
    'outbox_message',
    'activation_objection',
    'otp_challenge',
  ])
    await rows(`delete from ${table}`);
}

describe('the contact on file', () => {
  test('is told only after right proof, and stops the activation', async () => {
    await clearAll();
    const activation = await startActivation(harness);
    expect(await refusalOf(activation.identity(wrongPhone))).toBe('IDENTITY_MISMATCH');
    expect(await notices('activation-started')).toBe(0);
    await activation.identity(byPhone);
    expect(await notices('activation-started')).toBe(1);
    expect(await object(await objectionIn(/开始激活/))).toEqual({ outcome: 'STOPPED' });
    expect(await activation.handle.result()).toEqual({ state: 'LOCKED' });
    expect(await refusalOf(activation.agree())).not.toBeUndefined();
    expect(await rows('select id from account')).toEqual([]);
  }, 30_000);

  test('is told when it is done, and disables the account', async () => {
    await clearAll();
    const activation = await activate('done@fengruitang.example', 'zhanghu-yi');
    expect(await activation.otp(activation.code)).toMatchObject({ state: 'DONE' });
    expect(await object(await objectionIn(/网上账户已激活。如果不是贵单位/))).toEqual({
      outcome: 'DISABLED',
    });
    expect(await rows('select state from account')).toEqual([{ state: 'DISABLED' }]);
  }, 30_000);
});

describe('an agreement published during a flow', () => {
  test('is to be agreed to before the account is made; what was set and the code are kept', async () => {
    await clearAll();
    const activation = await activate('midflow@fengruitang.example', 'zhanghu-er');
    const { database } = harness.dependencies;
    const publishedAt = new Date();
    const text = {
      version: '9.9',
      locale: 'zh-CN',
      title: '协议',
      body: '新',
      sha256: 'b'.repeat(64),
    } as const;
    await database.em().insert(TermsVersion, { ...text, publishedAt });
    expect(await refusalOf(activation.otp(activation.code))).toBe('TERMS_OUTDATED');
    expect(await activation.view()).toMatchObject({ state: 'AGREE' });
    expect(await rows('select id from account')).toEqual([]);
    expect(await activation.agree()).toMatchObject({ state: 'OTP' });
    expect(await activation.otp(activation.code)).toMatchObject({ state: 'DONE' });
    const agreed = await rows(
      'select version from terms_acceptance where activation_id = ? order by id',
      activation.activationId,
    );
    expect(agreed).toHaveLength(2);
  }, 30_000);
});

describe('a group’s initial password', () => {
  test('reaches the group by mail alone, and replaces the one before', async () => {
    const { database, vault } = harness.dependencies;
    const typed = { email: 'caiwu@baicaohui.example', reason: 'first invitation' };
    const inputId = await createSealedInputs(database, vault).seal('invitation-1', typed, new Date());
    const operator = { requestedBy: 'operator:1', locale: 'zh-CN' } as const;
    const invitation = { invitationId: 'invitation-1', groupNo: sampleGroup.groupNo, inputId, ...operator };
    const sent = await harness.client.workflow.execute<typeof issueGroupPassword>('issueGroupPassword', {
      taskQueue: taskQueues.interactive,
      workflowId: workflowIds.groupInvitation('invitation-1'),
      args: [invitation],
    });
    expect(sent).toMatchObject({ groupNo: sampleGroup.groupNo, maskedAddress: 'c***u@baicaohui.example' });
    const password = await mailedPassword(typed.email);
    expect(await rows('select id from sealed_input where flow_id = ?', 'invitation-1')).toEqual([]);
    const activation = await startActivation(harness, 'group');
    expect(await refusalOf(activation.identity(byGroup))).toBe('IDENTITY_MISMATCH');
    expect(await activation.identity({ ...byGroup, password })).toMatchObject({ state: 'AGREE' });
    await activation.handle.terminate();
  }, 30_000);

  test('is worth nothing from its last moment on', async () => {
    const [{ expires } = {}] = await rows(
      'select initial_password_expires_at as expires from merchant_group',
    );
    now = new Date(Number(expires));
    expect(
      await prover()({ ...byGroup, password: await mailedPassword('caiwu@baicaohui.example') }, 'x'),
    ).toBe('IDENTITY_MISMATCH');
  });

  async function mailedPassword(address: string): Promise<string> {
    return eventually(`the initial password for ${address}`, async () => {
      const mail = (await harness.mails()).find(({ to }) => to.includes(address));
      return /初始密码：(\S+)/.exec(mail?.text ?? '')?.[1];
    });
  }
});
