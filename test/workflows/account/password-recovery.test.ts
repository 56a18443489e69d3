import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { Account } from '../../../db/entities/account.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';
import { policy } from '../../../domain/policy.ts';
import { addAccountWithContacts, oldPassword } from './account-with-contacts.ts';
import { codeFor, refusalOf } from '../activation/activation-steps.ts';
import { decodedHistories } from '../decoded-histories.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';
import { startContactChange, startRecovery } from './recovery-steps.ts';
import { eventually } from '../../support/eventually.ts';

const email = 'zhangben@fengruitang.example';
const phone = '+8619900000555';
const newPassword = 'Xinmima-2020-x';

let harness: Harness;
let workers: RunningWorkers;
let accountId: number;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
  accountId = await addAccountWithContacts(harness.dependencies, 'zhangfang', [
    { channel: 'email', address: email },
    { channel: 'phone', address: phone },
  ]);
}, 60_000);

afterAll(async () => {
  await workers.stop();
  await harness.close();
});

const rows = (sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Record<string, unknown>[]>(sql, params);

const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

async function passwordIs(password: string): Promise<boolean> {
  const [account] = await rows('select password_hash from account where id = ?', accountId);
  return verify(account!['password_hash'] as string, password);
}

/** The recipients of the mails and messages with these words, once there are `count`. */
async function arrived(words: string, count: number): Promise<string[]> {
  const recipients = async () => {
    const found = (await harness.mails()).filter(({ text }) => text.includes(words));
    return found.map(({ to }) => to.toString()).toSorted();
  };
  return eventually(`${count} messages with ${words}`, recipients, ({ length }) => length >= count);
}

test('by username: one code to all addresses, a ticket, a new password, all signed out and told', async () => {
  const { database } = harness.dependencies;
  const sessions = createSessions(database);
  const now = new Date();
  const { passwordHash } = await database.em().findOneOrFail(Account, accountId);
  const owner = { actorType: 'account', actorId: accountId, passwordHash } as const;
  const { token } = await sessions.open({ ...owner, userAgent: '', now });
  const recovery = await startRecovery(harness, ' ZhangFang');
  expect(await refusalOf(recovery.password(newPassword))).toBe('STEP_OUT_OF_ORDER');
  const code = await codeFor(harness, email);
  expect(await codeFor(harness, '8619900000555@sms.invalid')).toBe(code);
  expect(await refusalOf(recovery.otp(otherThan(code)))).toBe('CODE_WRONG');
  expect(await recovery.otp(code)).toMatchObject({ state: 'NEW_PASSWORD' });

  const { expiresAt } = await recovery.view();
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(policy.recovery.ticketMs);
  expect(await refusalOf(recovery.password(oldPassword))).toBe('PASSWORD_REUSED');
  expect(await refusalOf(recovery.password('Zhangfang-2020'))).toBe('PASSWORD_CONTAINS_NAME');
  expect(await refusalOf(recovery.password('Aa1'))).toBe('PASSWORD_LENGTH');
  // What was refused has used up nothing, nor bought any time.
  expect(await recovery.view()).toEqual({ id: recovery.recoveryId, state: 'NEW_PASSWORD', expiresAt });
  expect(await passwordIs(oldPassword)).toBe(true);

  const clicks = await Promise.all(
    [recovery.password(newPassword), recovery.password(newPassword)].map((click) => refusalOf(click)),
  );
  expect(new Set(clicks)).toEqual(new Set([undefined, 'STEP_OUT_OF_ORDER']));
  expect(await recovery.handle.result()).toEqual({ state: 'DONE' });
  expect([await passwordIs(newPassword), await passwordIs(oldPassword)]).toEqual([true, false]);
  expect(await sessions.find(token, new Date())).toBeUndefined();
  expect(await rows('select * from sealed_input where flow_id = ?', recovery.recoveryId)).toEqual([]);
  expect(await rows('select target, detail from audit_event where action = ?', 'password.recovered')).toEqual(
    [{ target: `account:${accountId}`, detail: expect.stringContaining('"sessionsEnded":1') }],
  );
  expect(await arrived('登录密码', 2)).toEqual([
    expect.stringContaining('86199'),
    expect.stringContaining(email),
  ]);
}, 30_000);

test('by an address: the code goes to that one alone', async () => {
  const recovery = await startRecovery(harness, '199 0000 0555');
  const code = await codeFor(harness, '8619900000555@sms.invalid', 2);
  expect(await recovery.otp(code)).toMatchObject({ state: 'NEW_PASSWORD' });
  expect((await harness.mails()).filter(({ to, text }) => to.includes(email) && text.includes(code))).toEqual(
    [],
  );
  await recovery.handle.terminate();
}, 30_000);

test.each(['nobody-there', 'nobody@fengruitang.example', '13800138000', '  ', '@'])(
  'for “%s”, whom nobody is called, every code is wrong until the tries are spent',
  async (identifier) => {
    const before = (await harness.mails()).length;
    const recovery = await startRecovery(harness, identifier);
    const answers: (string | undefined)[] = [];
    for (let n = 0; n <= policy.otp.attemptsPerCode; n += 1)
      answers.push(await refusalOf(recovery.otp(String(n).padStart(6, '0'))));
    expect(answers).toEqual([...Array<string>(5).fill('CODE_WRONG'), 'CODE_TRIES_EXHAUSTED']);
    expect(await recovery.handle.result()).toEqual({ state: 'LOCKED' });
    expect((await harness.mails()).length).toBe(before);
  },
  30_000,
);

test('a code fits its own flow only', async () => {
  const [first, second] = [await startRecovery(harness, email), await startRecovery(harness, email)];
  const codes = [await codeFor(harness, email, 2), await codeFor(harness, email, 3)];
  if (codes[0] !== codes[1]) {
    const crossed = await Promise.all([first.otp(codes[0]!), second.otp(codes[0]!)].map((o) => refusalOf(o)));
    expect(crossed.toSorted()).toEqual(['CODE_WRONG', undefined]);
  }
  await Promise.all([first.handle.terminate(), second.handle.terminate()]);
}, 30_000);

test('a changed address is bound when it is proved, and the ones before are told', async () => {
  const next = { channel: 'email', address: 'xinzhangben@fengruitang.example' } as const;
  const change = await startContactChange(harness, accountId, next);
  expect(await refusalOf(change.code(accountId + 1))).toBe('FLOW_NOT_FOUND');
  expect(await change.view(accountId + 1)).toBeUndefined();
  expect(await change.code()).toMatchObject({
    state: 'OTP',
    codeSentTo: { channel: 'email', maskedAddress: 'x***n@fengruitang.example' },
  });
  expect(await refusalOf(change.code())).toBe('CODE_RESEND_TOO_SOON');
  const boundTo = async () => {
    const found = await rows('select address_cipher from contact_binding where account_id = ?', accountId);
    return found.map((row) => harness.dependencies.vault.cipher.open(row['address_cipher'] as string));
  };
  expect(await boundTo()).toEqual([email, phone]);
  const code = await codeFor(harness, next.address);
  expect(await refusalOf(change.otp(otherThan(code)))).toBe('CODE_WRONG');
  expect(await change.otp(code)).toMatchObject({ state: 'DONE' });
  expect(await change.handle.result()).toEqual({ state: 'DONE' });
  expect(await boundTo()).toEqual([next.address, phone]);
  expect(await arrived('绑定的', 2)).toEqual(
    expect.arrayContaining([expect.stringContaining(email), expect.stringContaining('86199')]),
  );
}, 30_000);

test('an address that is bound elsewhere gets its code, and is refused only when that is right', async () => {
  const stranger = await addAccountWithContacts(harness.dependencies, 'stranger', []);
  const change = await startContactChange(harness, stranger, { channel: 'phone', address: phone });
  expect(await change.code()).toMatchObject({ state: 'OTP' });
  const code = await codeFor(harness, '8619900000555@sms.invalid', 3);
  expect(await refusalOf(change.otp(otherThan(code)))).toBe('CODE_WRONG');
  expect(await refusalOf(change.otp(code))).toBe('ADDRESS_TAKEN');
  expect(await change.handle.result()).toEqual({ state: 'LOCKED' });
}, 30_000);

test('a flow whose tries are spent is locked, and makes no code any more', async () => {
  const address = 'guesser@fengruitang.example';
  const change = await startContactChange(harness, accountId, { channel: 'email', address });
  const answers: (string | undefined)[] = [];
  for (let round = 1; round <= 3; round += 1) {
    await change.code();
    const wrong = otherThan(await codeFor(harness, address, round));
    for (let n = 0; n < policy.otp.attemptsPerCode; n += 1) answers.push(await refusalOf(change.otp(wrong)));
    await rows(
      'update otp_challenge set created_at = created_at - 120000 where flow_id = ?',
      change.contactChangeId,
    );
  }
  expect(answers).toEqual([...Array<string>(14).fill('CODE_WRONG'), 'FLOW_LOCKED']);
  expect(await change.handle.result()).toEqual({ state: 'LOCKED' });
}, 30_000);

test('nothing personal is in the histories', async () => {
  const decoded = await decodedHistories(harness);
  expect(decoded.length).toBeGreaterThan(50);
  const personal =
    /zhangben|fengruitang\.example|19900000555|13800138000|zhangfang|nobody|Xinmima|Yaodian|argon2/i;
  const masked = decoded.filter((text) => !text.includes('maskedAddress'));
  expect(masked.filter((text) => personal.test(text))).toEqual([]);
  expect(decoded.filter((text) => /xinzhangben|guesser@/.test(text))).toEqual([]);
});
