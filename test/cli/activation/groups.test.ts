import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { createIdentityActivities } from '../../../activities/activation/identity.ts';
import type { ActivityDependencies } from '../../../activities/dependencies.ts';
import { createContext } from '../../../cli/context.ts';
import { runCommand } from '../../../cli/run-command.ts';
import { loadConfig } from '../../../config.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { MerchantGroup } from '../../../db/entities/merchant-group.ts';
import { migrate } from '../../../db/migrate.ts';
import { type Database, openDatabase } from '../../../db/orm.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import { policy } from '../../../domain/policy.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { connectTemporal } from '../../../temporal/connection.ts';
import { addAccount, addPeople, now } from '../../db/fixture.ts';
import { vault } from '../../support/vault.ts';
import { Account } from '../../../db/entities/account.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';

const day = 86_400_000;
const password = 'Lao-Xitong-2009';

let folder: string;
let url: string;
let database: Database;
let right: string;
let weak: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groups-'));
  url = `file:${join(folder, 'portal.db')}`;
  database = await openDatabase({ url });
  await migrate(database);
  await addPeople(database);
  right = await hash(password, policy.argon2);
  weak = await hash(password, { ...policy.argon2, memoryCost: 8 });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command over these lines. */
async function importLines(lines: readonly string[], ...options: string[]) {
  const file = join(folder, 'old.csv');
  await writeFile(file, lines.join('\r\n'));
  const printed: string[] = [];
  const open = async () =>
    createContext({
      database: await openDatabase({ url }),
      vault,
      files: createLocalFileStore(folder),
      config: { BRAND_NAME: 'portal' },
      temporal: connectTemporal(loadConfig({ EMBEDDED: 'true' })),
      now,
      input: Readable.from([]),
      print: (line: string) => printed.push(line),
    });
  const words = ['groups', 'import-passwords', file, '--cut-off', '2019-12-31', ...options];
  const code = await runCommand(words, open, (line) => printed.push(line));
  return { code, printed };
}

const group = (groupNo: string) =>
  database.em().findOneOrFail(MerchantGroup, { groupNo }, { disableIdentityMap: true });
const imports = () => database.em().count(AuditEvent, { action: 'group.passwords-imported' });

/** The group's identity step, by the real activity, at an instant. */
async function proves(at: Date, typed = password): Promise<string> {
  const repositories = createRepositories(database, vault);
  const parts = { vault, repositories, clock: () => at, wakeOutbox: async () => undefined };
  const activities = createIdentityActivities(parts as unknown as ActivityDependencies);
  const input = { method: 'group', groupNo: 'GROUP1', password: typed, network: '203.0.113.7' };
  const inputId = await createSealedInputs(database, vault).seal('flow', input, at);
  const step = { activationId: 'flow', inputId, subjectType: 'group' } as const;
  return activities.verifyIdentity(step).then(
    () => 'proved',
    (error: Error & { code?: string }) => error.code ?? error.message,
  );
}

test('every bad line is named with its number and a code, and nothing is imported', async () => {
  const lines = [`GROUP1,${right}`, 'GROUP2', `GROUP2,${weak}`, `G?,${right}`, '', `group1,${right}`];
  const refused = [
    { line: 2, code: 'LINE_FORMAT' },
    { line: 3, code: 'HASH_FORMAT' },
    { line: 4, code: 'GROUP_NO_FORMAT' },
    { line: 6, code: 'GROUP_REPEATED' },
  ];
  const { code, printed } = await importLines(lines, '--json');
  expect({ code, ...(JSON.parse(printed.join('')) as object) }).toEqual({
    code: 1,
    imported: 0,
    cutOff: '2019-12-31',
    refused,
  });
  const unknown = await importLines([`GROUP1,${right}`, `NOBODY1,${right}`]);
  expect(unknown).toEqual({ code: 1, printed: ['line 2: GROUP_NOT_FOUND', 'Nothing was imported.'] });
  expect(await group('GROUP1')).toMatchObject({ initialPasswordHash: 'hash', initialPasswordKind: null });
  expect(await imports()).toBe(0);
});

test('an imported password activates its group until the end of the cut-off date, and once', async () => {
  const { code, printed } = await importLines([`GROUP1,${right}`, `GROUP2,"${right}"`]);
  expect({ code, printed }).toEqual({ code: 0, printed: ['2 imported, valid until 2019-12-31.'] });
  expect(await group('GROUP1')).toMatchObject({ initialPasswordKind: 'LEGACY' });
  expect(await imports()).toBe(1);
  const end = Date.parse('2020-01-01T00:00:00+08:00');
  expect(await proves(new Date(end - 1))).toBe('proved');
  expect(await proves(now, 'Wrong-Password-2019')).toBe('IDENTITY_MISMATCH');
  expect(await proves(new Date(end + day))).toBe('IDENTITY_MISMATCH');
  await database.em().nativeUpdate(MerchantGroup, { groupNo: 'GROUP1' }, { initialPasswordUsedAt: now });
  expect(await proves(new Date(end - 3 * day))).toBe('IDENTITY_MISMATCH');
});

test('a group with an account keeps it, and no other line is imported', async () => {
  const accountId = await addAccount(database, 1, 'group-owner');
  const { id: subjectId } = await group('GROUP2');
  await database.em().nativeUpdate(Account, accountId, { subjectType: 'group', subjectId });
  const { code, printed } = await importLines([`GROUP1,${right}`, `GROUP2,${right}`]);
  expect({ code, printed: printed[0] }).toEqual({ code: 1, printed: 'line 2: ALREADY_ACTIVATED' });
  expect((await group('GROUP1')).initialPasswordUsedAt).toEqual(now);
});

test('a cut-off that is over or no date is refused, and help is given with examples', async () => {
  const printed: string[] = [];
  const open = () => Promise.reject(new Error('help opens nothing'));
  const help = await runCommand(['groups', 'import-passwords', '--help'], open, (line) => printed.push(line));
  expect(help).toBe(0);
  expect(printed.join('\n')).toMatch(/examples:\n.*--cut-off 2019-12-31/);
  expect((await importLines([], '--cut-off', '2019-13-45')).code).toBe(2);
});
