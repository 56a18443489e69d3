import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { sampleMerchant } from '../../db/sample/sample.ts';
import { workflowIds } from '../../contracts/ids.ts';
import { policy } from '../../domain/policy.ts';
import { addAccountWithContacts, oldPassword } from './account/account-with-contacts.ts';
import { codeFor, refusalOf, startActivation } from './activation/activation-steps.ts';
import { clearedRow, importTwiceChecked, writeClearingFile } from './clearing/import-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from './harness.ts';
import { startContactChange, startRecovery } from './account/recovery-steps.ts';

/**
 * Every activity does its work, and its first report is lost, whatever it was: as when a worker dies after the commit.
 * It is then done again from its start.
 */
const lost = new Map<string, number>();
const loseFirstReport: ActivityInterceptorsFactory = ({ info }) => ({
  inbound: {
    async execute(input, next) {
      if (info.attempt > 1) return next(input);
      await next(input).catch(() => undefined);
      lost.set(info.activityType, (lost.get(info.activityType) ?? 0) + 1);
      throw new Error('the report is lost');
    },
  },
});

let harness: Harness;
let workers: RunningWorkers;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers({}, { interceptors: { activity: [loseFirstReport] } });
}, 60_000);

afterAll(async () => {
  await workers.stop();
  await harness.close();
});

const rows = (sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Record<string, unknown>[]>(sql, params);

const triesOf = async (flowId: string) =>
  (await rows('select tries from otp_challenge where flow_id = ?', flowId)).map(({ tries }) => tries);

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

test('a clearing file is loaded once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lost-'));
  const path = await writeClearingFile(join(folder, 'lost.csv'), [clearedRow(1), clearedRow(2)]);
  const id = await importTwiceChecked(harness, path);
  await harness.client.workflow.getHandle(workflowIds.clearingImport(id)).result();
  await rm(folder, { recursive: true });
  expect(await rows("select revision from clearing_month where period = '2019-10'")).toEqual([
    { revision: 1 },
  ]);
  expect(
    await rows("select line_no from clearing_transaction where clearing_date = '2019-10-08'"),
  ).toHaveLength(2);
  expect(await rows('select action from audit_event where target = ?', `clearing-set:${id}`)).toHaveLength(2);
}, 60_000);

test('an activation comes to its end, each try counted once and each effect there once', async () => {
  const { merchantNo, registeredPhone: phone } = sampleMerchant;
  const address = 'lost@fengruitang.example';
  const activation = await startActivation(harness);
  const mistaken = { method: 'phone', merchantNo, phone: '+8613800138000' } as const;
  expect(await refusalOf(activation.identity(mistaken))).toBe('IDENTITY_MISMATCH');
  expect(await activation.identity({ method: 'phone', merchantNo, phone })).toMatchObject({ state: 'AGREE' });
  await activation.agree();
  await activation.credentials('lostreports');
  expect(await activation.contact('email', address)).toMatchObject({ state: 'OTP' });
  const code = await codeFor(harness, address, 2);
  expect(await codeFor(harness, address, 1)).toBe(code);
  expect(await refusalOf(activation.otp(otherThan(code)))).toBe('CODE_WRONG');
  expect(await activation.otp(code)).toMatchObject({ state: 'DONE' });
  expect(await activation.handle.result()).toEqual({ state: 'DONE' });

  expect(await rows('select tries from attempt_counter where scope = ?', 'identity-subject')).toEqual([
    { tries: 2 },
  ]);
  expect(await triesOf(activation.activationId)).toEqual([2]);
  expect(await rows('select ordinal from code_sending')).toEqual([{ ordinal: 1 }]);
  expect(await rows('select id from account where username = ?', 'lostreports')).toHaveLength(1);
  const steps = await rows(
    'select action, outcome from audit_event where target = ? or actor = ? order by sequence',
    `activation:${activation.activationId}`,
    `activation:${activation.activationId}`,
  );
  expect(steps.map(({ action, outcome }) => `${String(action)} ${String(outcome)}`)).toEqual([
    'activation.identity REFUSED',
    'activation.identity ACCEPTED',
    'activation.agree ACCEPTED',
    'activation.username ACCEPTED',
    'activation.send-code ACCEPTED',
    'activation.confirm-code REFUSED',
    'activation.confirm-code ACCEPTED',
    'account.create ACCEPTED',
  ]);
  expect(lost.get('confirmActivationCode')).toBe(2);
});

test('a lost report neither refunds nor spends attempts', async () => {
  const merchantNo = '951002001121026';
  const outcomes: (string | undefined)[] = [];
  for (let n = 0; n <= policy.identity.attemptsPerSubject; n += 1) {
    const activation = await startActivation(harness);
    const attempt = { method: 'phone', merchantNo, phone: '+8613800138000' } as const;
    outcomes.push(await refusalOf(activation.identity(attempt)));
    await activation.handle.terminate();
  }
  const wrong = Array.from({ length: policy.identity.attemptsPerSubject }, () => 'IDENTITY_MISMATCH');
  expect(outcomes).toEqual([...wrong, 'IDENTITY_TRIES_EXHAUSTED']);
});

test('a recovery gives its ticket for the first right code and sets the first good password', async () => {
  const address = 'lost-recovery@fengruitang.example';
  const bound = [{ channel: 'email' as const, address }];
  const accountId = await addAccountWithContacts(harness.dependencies, 'lostrecovery', bound);
  const recovery = await startRecovery(harness, 'lostrecovery');
  const code = await codeFor(harness, address);
  expect(await refusalOf(recovery.otp(otherThan(code)))).toBe('CODE_WRONG');
  expect(await recovery.otp(code)).toMatchObject({ state: 'NEW_PASSWORD' });
  expect(await triesOf(recovery.recoveryId)).toEqual([2]);
  expect(await refusalOf(recovery.password(oldPassword))).toBe('PASSWORD_REUSED');
  expect(await recovery.password('Xinmima-2020-x')).toMatchObject({ state: 'DONE' });
  const [account] = await rows('select password_hash from account where id = ?', accountId);
  expect(await verify(account!['password_hash'] as string, 'Xinmima-2020-x')).toBe(true);
});

test('a change of contact binds the address that was proved', async () => {
  const [before, after] = ['lost-before@fengruitang.example', 'lost-after@fengruitang.example'];
  const bound = [{ channel: 'email' as const, address: before }];
  const accountId = await addAccountWithContacts(harness.dependencies, 'lostcontact', bound);
  const change = await startContactChange(harness, accountId, { channel: 'email', address: after });
  await change.code();
  const code = await codeFor(harness, after, 2);
  expect(await refusalOf(change.otp(otherThan(code)))).toBe('CODE_WRONG');
  expect(await change.otp(code)).toMatchObject({ state: 'DONE' });
  expect(await triesOf(change.contactChangeId)).toEqual([2]);
  const cause = `%${change.contactChangeId}%`;
  expect(await rows('select action from audit_event where detail like ?', cause)).toEqual([
    { action: 'contact.replaced' },
  ]);
});
