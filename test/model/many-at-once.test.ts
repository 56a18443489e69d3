import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policy } from '../../domain/policy.ts';
import { outcomesOf } from '../db/fixture.ts';
import { addAccountWithContacts } from '../workflows/account/account-with-contacts.ts';
import { refusalOf, startActivation } from '../workflows/activation/activation-steps.ts';
import { startRecovery } from '../workflows/account/recovery-steps.ts';
import { createWorld, type World } from './activation-world.ts';
import { eventually } from '../support/eventually.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

/** What the server may say of more than it lets in at once; such a try never reached the workflow and is none. */
const atTheDoor = ['Error', 'WorkflowUpdateRPCTimeoutOrCancelledError'];

/** What the server lets in; test/db/account/otp.test.ts has 100 right answers to one code. */
const atOnce = 10;

/** How they came out, by code. */
const allAtOnce = (count: number, take: () => Promise<unknown>): Promise<Record<string, number>> =>
  outcomesOf(Array.from({ length: count }, () => refusalOf(take()).then(refuse)));

function refuse(code: string | undefined): void {
  if (code !== undefined) throw Object.assign(new Error(code), { name: code });
}

const newestOf = async (flowId: string) => {
  const sql = 'select id, tries, used_at from otp_challenge where flow_id = ? order by ordinal desc';
  const [challenge] = await world.rows(sql, flowId);
  const id = String(challenge?.['id']);
  const code = world.codeOf(id);
  return { ...challenge, id, code: code!, wrong: code === '000000' ? '000001' : '000000' };
};

test('concurrent wrong codes of an activation are counted exactly, and concurrent right ones succeed once', async () => {
  const [merchant] = world.freshMerchants(1);
  const { merchantNo, registeredPhone } = merchant!;
  const activation = await startActivation(world.parts);
  await activation.identity({ method: 'phone', merchantNo, phone: registeredPhone! });
  await activation.agree();
  await activation.credentials('hundred-at-once', world.passwordHash);
  await activation.contact('email', 'hundred@model.example');
  const first = await newestOf(activation.activationId);

  const wrong = await allAtOnce(100, () => activation.otp(first.wrong));
  expect(wrong['CODE_WRONG']).toBe(policy.otp.attemptsPerCode);
  const known = ['CODE_WRONG', 'CODE_TRIES_EXHAUSTED', ...atTheDoor];
  expect(Object.keys(wrong).filter((outcome) => !known.includes(outcome))).toEqual([]);
  const spent = { tries: policy.otp.attemptsPerCode, used_at: null };
  expect(await newestOf(activation.activationId)).toMatchObject(spent);
  expect(await refusalOf(activation.otp(first.code))).toBe('CODE_TRIES_EXHAUSTED');

  world.jump(policy.otp.resendAfterMs);
  await activation.contact('email', 'hundred@model.example');
  const second = await newestOf(activation.activationId);
  const right = await allAtOnce(atOnce, () => activation.otp(second.code));
  expect(right['done']).toBe(1);
  expect(await newestOf(activation.activationId)).toMatchObject({ tries: 1, used_at: expect.any(Number) });
  const made = await world.rows('select id from account where activation_id = ?', activation.activationId);
  expect(made).toHaveLength(1);
}, 120_000);

test('concurrent uses of a recovery’s code and of its ticket succeed once each', async () => {
  const email = 'hundred-recover@model.example';
  await addAccountWithContacts(world.parts.dependencies, 'hundred-recover', [
    { channel: 'email', address: email },
  ]);
  const recovery = await startRecovery(world.parts, 'hundred-recover');
  const ask = () => newestOf(recovery.recoveryId);
  const { code } = await eventually('the code of the recovery', ask, (sent) => sent.code !== undefined);

  const codes = await allAtOnce(atOnce, () => recovery.otp(code));
  expect(codes['done']).toBe(1);
  let n = 0;
  const set = await allAtOnce(atOnce, () => recovery.password(`Xinmima-${(n += 1)}-yizhiA`));
  expect(set['done']).toBe(1);
  expect(await recovery.handle.result()).toEqual({ state: 'DONE' });
}, 120_000);
