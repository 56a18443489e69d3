import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { type TOTP, URI } from 'otpauth';
import { loadConfig } from '../../../config.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { Operator } from '../../../db/entities/operator.ts';
import { migrate } from '../../../db/migrate.ts';
import { type Database, openDatabase } from '../../../db/orm.ts';
import { createVault } from '../../../db/vault.ts';
import { createOperatorFactors } from '../../../db/web/operations/operator-factors.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';

const root = join(import.meta.dirname, '../../..');

let folder: string;
let database: Database;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  environment = { EMBEDDED: 'true', DATABASE_URL: `file:${join(folder, 'portal.db')}` };
  database = await openDatabase({ url: environment['DATABASE_URL']! });
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** The command line as a person uses it. */
async function ops(parameters: readonly string[], typed = '', env = environment) {
  const child = spawn(process.execPath, [join(root, 'cli/ops.ts'), ...parameters], {
    env: { PATH: process.env['PATH'], ...env },
  });
  const [output, complaint] = ['', ''].map((text) => ({ text }));
  child.stdout.on('data', (chunk: Buffer) => (output!.text += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (complaint!.text += chunk.toString('utf8')));
  child.stdin.end(typed);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output: output!.text, complaint: complaint!.text };
}

async function stored(username: string) {
  const operator = await database.em().findOne(Operator, { username });
  return operator!;
}

const valueOf = (output: string, name: string) => new RegExp(`${name} +(\\S+)`).exec(output)?.[1] ?? '';

test('an operator is made with a password and an authenticator app, both shown once and stored otherwise', async () => {
  const { code, output } = await ops(['operators', 'create', ' First-Operator ']);
  expect(code).toBe(0);
  const password = valueOf(output, 'password');
  const totp = URI.parse(valueOf(output, 'authenticator app')) as TOTP;
  expect(totp).toMatchObject({ issuer: '商户网上服务系统', label: 'first-operator' });
  const operator = await stored('first-operator');
  expect(await verify(operator.passwordHash, password)).toBe(true);
  expect(JSON.stringify(operator)).not.toMatch(new RegExp(`${password}|${totp.secret.base32}`));
  const factors = createOperatorFactors(database, createVault(loadConfig(environment)));
  expect(await factors.accept(operator.id, totp.generate(), new Date())).toBe(true);
});

test('a password may be given, by input alone, and is held to the rules', async () => {
  const create = (name: string, typed: string) =>
    ops(['operators', 'create', name, '--password-stdin'], typed);
  const { code, output } = await create('second-operator', 'Given-Password-7 \n');
  expect(code).toBe(0);
  expect(output).not.toContain('Given-Password-7');
  expect(await verify((await stored('second-operator')).passwordHash, 'Given-Password-7 ')).toBe(true);
  expect(await create('third-operator', 'short')).toMatchObject({
    code: 1,
    complaint: '✗ PASSWORD_LENGTH\n',
  });
  expect(await create('third-operator', '')).toMatchObject({ code: 1 });
});

test('a name belongs to one operator', async () => {
  await ops(['operators', 'create', 'only-one']);
  const before = await stored('only-one');
  expect(await ops(['operators', 'create', 'ONLY-ONE'])).toEqual({
    code: 1,
    output: '',
    complaint: '✗ USERNAME_TAKEN\n',
  });
  expect(await stored('only-one')).toEqual(before);
});

test('who lost password or phone gets new ones, and their sessions end', async () => {
  const first = await ops(['operators', 'create', 'forgetful']);
  const { id: actorId, passwordHash } = await stored('forgetful');
  const now = new Date();
  const sessions = createSessions(database);
  const { token } = await sessions.open({ actorType: 'operator', actorId, passwordHash, userAgent: '', now });
  expect(await sessions.find(token, now)).toBeDefined();
  const renewed = await ops(['operators', 'renew', 'forgetful']);
  expect(renewed.code).toBe(0);
  expect(await sessions.find(token, now)).toBeUndefined();
  const { passwordHash: inForce } = await stored('forgetful');
  expect(await verify(inForce, valueOf(first.output, 'password'))).toBe(false);
  expect(await verify(inForce, valueOf(renewed.output, 'password'))).toBe(true);
  expect(await ops(['operators', 'renew', 'nobody-here'])).toMatchObject({ code: 2, output: '' });
  const rows = await database.em().find(AuditEvent, {}, { orderBy: { sequence: 'desc' }, limit: 3 });
  expect(rows.map(({ actor, action, outcome, target }) => [actor, action, outcome, target])).toEqual([
    ['command-line', 'operator.renew', 'REFUSED', expect.stringMatching(/^name:[0-9a-f]{64}$/)],
    ['command-line', 'operator.renew', 'ACCEPTED', `operator:${actorId}`],
    ['command-line', 'operator.create', 'ACCEPTED', `operator:${actorId}`],
  ]);
});

test.each([[[]], [['operators']], [['operators', 'create']], [['operators', 'destroy', 'x']]])(
  '%j is answered with how it is used, or what is missing',
  async (parameters) => {
    const { code, output, complaint } = await ops(parameters);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toMatch(/usage: npm run ops|NAME is required/);
  },
);

test('without its configuration nothing is done, and what is missing is named', async () => {
  const { code, complaint } = await ops(['operators', 'create', 'nobody'], '', {});
  expect(code).toBe(1);
  expect(complaint).toContain('FIELD_KEYS');
});
