import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleGroup, sampleMerchant, sampleOperator } from '../../db/sample/sample.ts';
import { changeAndRecover, signInBadlyThenWell, useSecondFactor } from './canaries/account-flows.ts';
import { activate } from './canaries/activation-flow.ts';
import { type CanaryRun, startCanaryRun } from './canaries/canary-run.ts';
import * as haystacks from './canaries/haystacks.ts';
import {
  giveOrders,
  issueGroupPassword,
  signInOperator,
  stopActivations,
} from './canaries/operator-flows.ts';
import { group, inventionsOf, type Inventions, member, phone, registration } from './canaries/people.ts';
import { type Canary, findCanaries, findCodes, spellingsOf } from './canaries/search.ts';
import type { WatchedBrowser } from './canaries/watched-browser.ts';

let run: CanaryRun;
let made: Inventions;
let console: WatchedBrowser;

beforeAll(async () => {
  run = await startCanaryRun();
  made = inventionsOf(run.mark);
}, 120_000);
afterAll(() => run.stop(), 60_000);

const named = (name: string, ...secrets: string[]): Canary[] => secrets.map((secret) => ({ name, secret }));

/** Found nowhere at all. */
const secrets = (): Canary[] => [
  ...['registration', 'phone', 'group', 'wrong', 'misplaced', 'changed', 'recovered'].flatMap((who) =>
    named(`password “${who}”`, made.password(who)),
  ),
  ...named('operator’s password', sampleOperator.password),
  ...named('operator’s authenticator', sampleOperator.totpSecret),
  ...named('group’s first password', sampleGroup.password),
  ...named('ID number', member.idNo, sampleMerchant.idNo),
  ...named('licence number', member.licenceNo),
  ...named('registered phone', sampleMerchant.registeredPhone.slice(3)),
  ...named('token', ...run.wire.tokens),
  ...run.told.filter(({ name }) => !mailed.includes(name)),
];
/** In the one mail that tells them. */
const mailed = ['issued password', 'token of an objection'];
const inMails = (): Canary[] => run.told.filter(({ name }) => mailed.includes(name));
/** In mails to them, and sealed in the database. */
const addresses = (): Canary[] => [
  ...['registration', 'group', 'changed', 'invited'].flatMap((who) => named('address', made.email(who))),
  ...named('phone', made.phone),
];
/** In their own columns of the database, since people look them up, and nowhere else. */
const written = (): Canary[] => [
  ...['registration', 'phone', 'group'].flatMap((who) => named('username', made.username(who))),
  ...['invitation', 'expire', 'disable', 'unbind'].flatMap((of) => named('reason', made.reason(of))),
];
/** In the row of who agreed to the terms; in logs only as a keyed hash, if at all. */
const hosts = (): Canary[] => named('address of a caller', ...run.wire.hosts);
const all = (): Canary[] => [...secrets(), ...inMails(), ...addresses(), ...written(), ...hosts()];
const codes = (): string[] => [...run.codes, ...run.shownCodes];

test('activations by every method, with everything going wrong on their way', async () => {
  console = await signInOperator(run, made);
  const issued = await issueGroupPassword(run, console, made);
  await activate(run, registration, made);
  await activate(run, phone, made);
  await activate(run, { ...group, identity: { ...group.identity, password: issued } }, made);
}, 240_000);

test('sign-ins, a second factor, another address, another password, a recovery', async () => {
  for (const who of ['registration', 'phone', 'group'])
    expect([who, await signInBadlyThenWell(run, who, made)]).toEqual([who, 200]);
  expect(await useSecondFactor(run, 'phone', made)).toBe('200 204');
  expect(await changeAndRecover(run, 'registration', made)).toBe('204 200');
}, 240_000);

test('an objection, and every order of an operator', async () => {
  expect(await stopActivations(run, console, made)).toBe('STOPPED EXPIRED');
  expect(await giveOrders(console, made, 'group')).toBe('204 204 409 409 400 204');
}, 240_000);

test('what went wrong did go wrong', () => {
  const refusals = run.wire.refusals.join();
  for (const code of [
    'CODE_NOT_SENT',
    'IDENTITY_MISMATCH',
    'SIGN_IN_REFUSED',
    'SECOND_FACTOR_WRONG',
    'CODE_WRONG',
  ])
    expect(refusals).toContain(code);
  expect(run.wire.refusals.length).toBeGreaterThan(50);
  expect(run.codes).toHaveLength(5);
  expect(run.told.length).toBeGreaterThan(20);
});

test('no secret is in a log, an address or a refusal', () => {
  const places = [...haystacks.logsIn(run.folder), ...haystacks.wireOf(run.wire)];
  expect(places.map(({ place }) => place)).toEqual(
    expect.arrayContaining(['api.log', 'workers.log', 'temporal.log']),
  );
  expect(findCanaries(all(), places)).toEqual([]);
  expect(findCodes(codes(), places)).toEqual([]);
});

test('no secret is in clear in the database, nor in the bytes of its files', async () => {
  const files = haystacks.databaseFilesIn(run.folder);
  const places = files.map(({ place }) => place);
  expect(places).toEqual(expect.arrayContaining(['portal.db', 'portal.db-wal', 'temporal.db']));
  const rows = await haystacks.rowsOf(run.database);
  expect(rows.length).toBeGreaterThan(25);
  expect(findCanaries([...secrets(), ...inMails(), ...addresses()], [...files, ...rows])).toEqual([]);
  expect(findCodes(codes(), haystacks.withoutTransactions(rows))).toEqual([]);
});

test('no secret is in a history, not even for those who have the key', async () => {
  const histories = await haystacks.historiesOf(run.stack);
  expect(histories.length).toBeGreaterThan(10);
  expect(findCanaries(all(), histories)).toEqual([]);
  expect(findCodes(codes(), histories.slice(-1))).toEqual([]);
});

test('no secret is in a mail, but what was to be told, and that in its own alone', async () => {
  const mails = await haystacks.mailsOf(run.stack);
  expect(findCanaries(secrets(), mails)).toEqual([]);
  for (const code of run.codes)
    expect([code, findCodes([code], mails)]).toEqual([code, [expect.any(String)]]);
  for (const told of inMails())
    expect(new Set(findCanaries([told], mails).map((found) => found.split(' in the mail')[1])).size).toBe(1);
});

test('a secret that was planted is found in every place, however it is written', async () => {
  const planted = { name: 'planted', secret: `Geplant?=&"中-${run.mark}` };
  for (const [spelling, bytes] of Object.entries(spellingsOf(planted.secret))) {
    const within = { place: spelling, bytes: Buffer.concat([randomBytes(97), bytes, randomBytes(55)]) };
    const found = [expect.stringContaining(`planted as ${spelling} in ${spelling}`)];
    expect([spelling, findCanaries([planted], [within])]).toEqual([spelling, expect.arrayContaining(found)]);
  }
  const wrapped = Buffer.from(`{"x":"${planted.secret}"}`).toString('base64');
  expect(findCanaries([planted], [{ place: 'base64', bytes: Buffer.from(wrapped) }])).not.toEqual([]);

  await appendFile(join(run.folder, 'logs', 'api.log'), `${Buffer.from(planted.secret).toString('hex')}\n`);
  expect(findCanaries([planted], haystacks.logsIn(run.folder))).toEqual(['planted as hex in api.log']);
  await run.database.em().execute('update branch set name = ?', [planted.secret]);
  const rows = await haystacks.rowsOf(run.database);
  expect(findCanaries([planted], rows).join()).toMatch(/planted as JSON-escaped in table branch/);
  const files = haystacks.databaseFilesIn(run.folder);
  expect(findCanaries([planted], files).join()).toMatch(/planted as text in portal\.db/);
  const spoken = [{ place: 'a line', bytes: Buffer.from('{"code":"123456"}') }];
  expect(findCodes(['123456', '654321'], spoken)).toEqual(['code 123456 in a line']);
});
