import { expect } from '@jest/globals';
import type { createVault } from '../../db/vault.ts';
import { policy } from '../../domain/policy.ts';
import type { Flow, Stakes } from './activation-flow.ts';
import type { World } from './activation-world.ts';

type Vault = ReturnType<typeof createVault>;

/** What must hold at any time, whatever the people did; read from the database, not from the code under test. */
export async function checkInvariants(world: World, stakes: Stakes, flows: readonly Flow[]): Promise<number> {
  const { vault } = world.parts.dependencies;
  for (const flow of flows) await checkTries(world, flow);
  await checkOwners(world, stakes, vault);
  checkIdentityTries(stakes, flows);
  let accounts = 0;
  for (const flow of flows) {
    const made = await world.rows('select * from account where activation_id = ?', flow.id);
    expect(made.length).toBeLessThanOrEqual(1);
    if (made[0]) await checkAccount(world, flow, made[0]);
    accounts += made.length;
  }
  const { merchants } = stakes;
  const numbers = merchants.map(({ merchantNo }) => `'${merchantNo}'`).join(', ');
  const all = await world.rows(
    `select subject_id from account where subject_type = 'merchant'
     and subject_id in (select id from merchant where merchant_no in (${numbers}))`,
  );
  // No account of these merchants comes from anywhere else, and none has two.
  expect(all).toHaveLength(accounts);
  expect(new Set(all.map((account) => account['subject_id'])).size).toBe(accounts);
  return accounts;
}

/** An account exists only after identity, the agreement current then, and a code proved: all in that flow. */
async function checkAccount(world: World, flow: Flow, account: Record<string, unknown>): Promise<void> {
  const [subject] = await world.rows('select merchant_no from merchant where id = ?', account['subject_id']);
  expect(flow.proved).toBe(subject!['merchant_no']);

  const accepted = await world.rows(
    'select version, sha256 from terms_acceptance where activation_id = ?',
    flow.id,
  );
  expect(accepted).toContainEqual(await termsAt(world, account['created_at']));

  const bindings = await world.rows('select * from contact_binding where account_id = ?', account['id']);
  expect(bindings).toHaveLength(1);
  const proved = await world.rows(
    'select id from otp_challenge where flow_id = ? and used_at is not null and address_index = ?',
    flow.id,
    bindings[0]!['address_index'],
  );
  expect(proved.length).toBeGreaterThanOrEqual(1);
}

/** The text that was in force at an instant, in the language of all flows here. */
async function termsAt(world: World, instant: unknown): Promise<Record<string, unknown> | undefined> {
  const [newest] = await world.rows(
    `select version, sha256 from terms_version where locale = 'zh-CN' and published_at <= ?
     order by published_at desc, id desc limit 1`,
    instant,
  );
  return newest;
}

/** Over all flows, and in less time than the window. */
function checkIdentityTries({ merchants }: Stakes, flows: readonly Flow[]): void {
  const compared = flows.flatMap(({ comparedMerchants }) => comparedMerchants);
  for (const { merchantNo } of merchants) {
    const tries = compared.filter((each) => each === merchantNo).length;
    expect(tries).toBeLessThanOrEqual(policy.identity.attemptsPerSubject);
  }
}

/** Every try was counted once, none beyond the limits; a code was right at most once, and only before it expired. */
async function checkTries(world: World, flow: Flow): Promise<void> {
  const challenges = await world.rows('select * from otp_challenge where flow_id = ?', flow.id);
  const tries = challenges.map((challenge) => Number(challenge['tries']));
  const spent = tries.reduce((sum, each) => sum + each, 0);
  expect(spent).toBeLessThanOrEqual(policy.otp.attemptsPerFlow);
  // The last try that a flow has is answered as those that come after it are, which are not counted.
  const last = flow.wasLocked && spent === policy.otp.attemptsPerFlow ? 1 : 0;
  expect(spent - flow.countedTries).toBeLessThanOrEqual(last);
  expect(spent).toBeGreaterThanOrEqual(flow.countedTries);
  expect(Math.max(0, ...tries)).toBeLessThanOrEqual(policy.otp.attemptsPerCode);
  for (const challenge of challenges) {
    const used = challenge['used_at'] === null ? 0 : 1;
    expect(flow.successesOf(String(challenge['id']))).toBe(used);
    if (used) expect(Number(challenge['used_at'])).toBeLessThan(Number(challenge['expires_at']));
  }
}

/** An address and a username belong to one account at the most. */
async function checkOwners(world: World, { usernames, addresses }: Stakes, vault: Vault): Promise<void> {
  for (const username of usernames) {
    const owners = await world.rows('select id from account where username = ?', username);
    expect(owners.length).toBeLessThanOrEqual(1);
  }
  for (const address of addresses) {
    const index = vault.blindIndex('email', address);
    const owners = await world.rows('select id from contact_binding where address_index = ?', index);
    expect(owners.length).toBeLessThanOrEqual(1);
  }
}
