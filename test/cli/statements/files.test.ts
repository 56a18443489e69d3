import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createContext } from '../../../cli/context.ts';
import { runCommand } from '../../../cli/run-command.ts';
import { loadConfig } from '../../../config.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { Statement } from '../../../db/entities/statement.ts';
import { migrate } from '../../../db/migrate.ts';
import { type Database, openDatabase } from '../../../db/orm.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { connectTemporal } from '../../../temporal/connection.ts';
import { fileBytes, insertFixture, statementIds } from '../../api/fixture.ts';
import { vault } from '../../support/vault.ts';

let folder: string;
let url: string;
let now: Date;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const stored = (id: string) => join(folder, 'files', `statements/${id}.xlsx`);

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ url });
  return work(database).finally(() => database.close());
}

/** Four statements with a file each, all in the store. */
beforeEach(async () => {
  await rm(join(folder, 'files'), { recursive: true, force: true });
  url = `file:${join(folder, `portal-${Date.now()}.db`)}`;
  await withDatabase(async (database) => {
    await migrate(database);
    await insertFixture(database, folder);
  });
  await writeFile(stored(statementIds.lost), fileBytes);
  now = new Date(Date.now() + 2 * 3_600_000);
});

async function ops(...words: string[]) {
  const printed: string[] = [];
  const shown: string[] = [];
  const open = async () =>
    createContext({
      database: await openDatabase({ url }),
      vault,
      files: createLocalFileStore(join(folder, 'files')),
      config: { BRAND_NAME: 'portal' },
      temporal: connectTemporal(loadConfig({ EMBEDDED: 'true' })),
      now,
      input: Readable.from([]),
      print: (line: string) => printed.push(line),
      show: (text: string) => shown.push(text),
    });
  const code = await runCommand(['files', ...words], open, (line) => printed.push(line));
  return { code, printed, shown };
}

test('a store without missing, changed or orphaned files reports nothing', async () => {
  const { code, printed, shown } = await ops('check');
  expect({ code, printed }).toEqual({ code: 0, printed: ['files 4, missing 0, changed 0, orphaned 0'] });
  expect(shown.join()).toContain('100 % 4/4');
});

test('missing, changed and orphaned files are found; one that came just now is no orphan yet', async () => {
  await rm(stored(statementIds.own));
  const changed = Buffer.from(fileBytes);
  changed[0]! ^= 1;
  await writeFile(stored(statementIds.groups), changed);
  await writeFile(join(folder, 'files/statements/nobody.xlsx'), 'x');
  await writeFile(join(folder, 'files/statements/just-now.xlsx'), 'x');
  await utimes(join(folder, 'files/statements/just-now.xlsx'), now, now);
  const found = [
    { finding: 'MISSING', storageKey: `statements/${statementIds.own}.xlsx` },
    { finding: 'CHANGED', storageKey: `statements/${statementIds.groups}.xlsx` },
    { finding: 'ORPHANED', storageKey: 'statements/nobody.xlsx' },
  ];
  const { code, printed } = await ops('check', '--json');
  expect(code).toBe(1);
  const { found: told, ...counts } = JSON.parse(printed[0]!) as { found: unknown[] };
  expect(told).toHaveLength(3);
  expect(told).toEqual(expect.arrayContaining(found));
  expect(counts).toEqual({ files: 4, missing: 1, changed: 1, orphaned: 1 });
  const sizes = await ops('check', '--sizes');
  expect(sizes.printed.at(-1)).toBe('files 4, missing 1, changed 0, orphaned 1');
});

test('files whose time is over are removed, once, with an audit row for each statement', async () => {
  await withDatabase((database) =>
    database.em().nativeUpdate(Statement, { id: statementIds.own }, { periodTo: '2019-09-15' }),
  );
  const order = ['expire', '--operator', 'operations-1', '--json'];
  const would = await ops(...order, '--dry-run');
  const counts = { statements: 1, files: 1, bytes: fileBytes.length, sealedInputs: 0 };
  expect(would.printed.map((line) => JSON.parse(line) as unknown)).toEqual([counts]);
  expect((await ops('check')).code).toBe(0);
  expect((await ops(...order)).printed).toEqual(would.printed);
  expect((await ops('check')).printed).toEqual(['files 3, missing 0, changed 0, orphaned 0']);
  await expect(
    createLocalFileStore(join(folder, 'files')).stat(`statements/${statementIds.own}.xlsx`),
  ).resolves.toBe(undefined);
  expect((await ops(...order)).printed.map((line) => JSON.parse(line) as unknown)).toEqual([
    { statements: 0, files: 0, bytes: 0, sealedInputs: 0 },
  ]);
  expect(
    await withDatabase((database) => database.em().count(AuditEvent, { action: 'statement.expire' })),
  ).toBe(1);
});
