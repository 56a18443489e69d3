import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sampleGroup, sampleMerchant } from '../../../db/sample/sample.ts';
import { codeFor, refusalOf, startActivation } from './activation-steps.ts';
import { decodedHistories } from '../decoded-histories.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';

let harness: Harness;
let workers: RunningWorkers;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
}, 60_000);

afterAll(async () => {
  await workers.stop();
  await harness.close();
});

// The limits are tried in identity-protection.test.ts; here each test has all of its tries.
beforeEach(() => rows('delete from attempt_counter'));

const byPhone = {
  method: 'phone',
  merchantNo: sampleMerchant.merchantNo,
  phone: sampleMerchant.registeredPhone,
} as const;
const byRegistration = {
  method: 'registration',
  merchantNo: sampleMerchant.merchantNo,
  idNo: sampleMerchant.idNo,
  licenceNo: sampleMerchant.licenceNo,
} as const;
const byGroup = { method: 'group', groupNo: sampleGroup.groupNo, password: sampleGroup.password } as const;

const rows = (sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Record<string, unknown>[]>(sql, params);

test('a step out of order is refused and changes nothing', async () => {
  const activation = await startActivation(harness);
  for (const step of [
    activation.agree(),
    activation.credentials('somebody'),
    activation.contact('email', 'a@b.cn'),
    activation.otp('123456'),
  ]) {
    expect(await refusalOf(step)).toBe('STEP_OUT_OF_ORDER');
  }
  expect(await activation.view()).toMatchObject({ state: 'VERIFY' });
  await activation.handle.terminate();
});

test.each([
  ['an unknown merchant', { ...byPhone, merchantNo: '951002001121026' }],
  ['another phone', { ...byPhone, phone: '+8613800138000' }],
  ['another licence', { ...byRegistration, licenceNo: '91990000MA0000000X' }],
  ['a wrong password', { ...byGroup, password: 'Wrong-Password-2019' }],
])('%s is a mismatch, and the next try may succeed', async (_case, wrong) => {
  const activation = await startActivation(harness, wrong.method === 'group' ? 'group' : 'merchant');
  expect(await refusalOf(activation.identity(wrong))).toBe('IDENTITY_MISMATCH');
  const right = wrong.method === 'group' ? byGroup : byRegistration;
  expect(await activation.identity(right)).toMatchObject({ state: 'AGREE' });
  await activation.handle.terminate();
});

test('a group cannot verify as a merchant', async () => {
  const activation = await startActivation(harness, 'merchant');
  expect(await refusalOf(activation.identity(byGroup))).toBe('IDENTITY_MISMATCH');
  await activation.handle.terminate();
});

test('a merchant is activated by phone, once; what was typed is wiped', async () => {
  const activation = await startActivation(harness);
  const email = 'kuaiji@fengruitang.example';
  await activation.identity(byPhone);
  expect(await refusalOf(activation.agree({ sha256: '0'.repeat(64) }))).toBe('TERMS_OUTDATED');
  await activation.agree();
  await activation.credentials('duizhangyuan');
  const sent = await activation.contact('email', email);
  expect(sent).toMatchObject({
    state: 'OTP',
    codeSentTo: { channel: 'email', maskedAddress: 'k***i@fengruitang.example' },
  });
  const code = await codeFor(harness, email);
  expect(await refusalOf(activation.otp(code === '000000' ? '000001' : '000000'))).toBe('CODE_WRONG');
  expect(await refusalOf(activation.contact('email', email))).toBe('CODE_RESEND_TOO_SOON');
  expect(await activation.otp(code)).toMatchObject({ state: 'DONE' });
  expect(await activation.handle.result()).toEqual({ state: 'DONE' });

  expect(await rows('select username from account')).toEqual([{ username: 'duizhangyuan' }]);
  expect(await rows('select * from sealed_input where flow_id = ?', activation.activationId)).toEqual([]);
  expect(
    await rows('select version from terms_acceptance where activation_id = ?', activation.activationId),
  ).toHaveLength(1);

  const again = await startActivation(harness);
  expect(await refusalOf(again.identity(byRegistration))).toBe('ALREADY_ACTIVATED');
  expect(await refusalOf(again.identity({ ...byPhone, phone: '+8613800138000' }))).toBe('IDENTITY_MISMATCH');
  await again.handle.terminate();
}, 30_000);

test('a name or address taken meanwhile sends the activation back a step; two clicks at once make one account', async () => {
  const activation = await startActivation(harness, 'group');
  await activation.identity(byGroup);
  await activation.agree();
  expect(await refusalOf(activation.credentials('duizhangyuan'))).toBe('USERNAME_TAKEN');
  await activation.credentials('baicaohui');
  await activation.contact('email', 'kuaiji@fengruitang.example');
  const code = await codeFor(harness, 'kuaiji@fengruitang.example', 2);
  expect(await refusalOf(activation.otp(code))).toBe('ADDRESS_TAKEN');
  expect(await activation.view()).toMatchObject({ state: 'CONTACT' });
  expect(await refusalOf(activation.otp(code))).toBe('STEP_OUT_OF_ORDER');
  await rows('update otp_challenge set created_at = created_at - 120000');

  expect(await activation.contact('phone', '+8619900000777')).toMatchObject({ state: 'OTP' });
  const bySms = await codeFor(harness, '8619900000777@sms.invalid');
  const clicks = await Promise.all(
    [activation.otp(bySms), activation.otp(bySms)].map((click) => refusalOf(click)),
  );
  expect(new Set(clicks)).toEqual(new Set([undefined, 'STEP_OUT_OF_ORDER']));
  expect(await activation.handle.result()).toEqual({ state: 'DONE' });
  expect(await rows('select count(*) as n from account')).toEqual([{ n: 2 }]);
  expect(await rows('select initial_password_used_at is null as unused from merchant_group')).toEqual([
    { unused: 0 },
  ]);
}, 30_000);

test('no secret is in the histories', async () => {
  const secrets = [
    ...[sampleMerchant.idNo, sampleMerchant.licenceNo, sampleMerchant.registeredPhone, sampleGroup.password],
    ...['kuaiji@fengruitang.example', '19900000777', 'argon2id', 'duizhangyuan'],
  ];
  const decoded = await decodedHistories(harness);
  for (const secret of secrets) expect(JSON.stringify(decoded)).not.toContain(secret);
  expect(decoded.length).toBeGreaterThan(50);
});
