import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../config.ts';
import { type Database, openDatabase } from '../../db/orm.ts';
import { loadMany } from '../../db/sample/load-many.ts';
import { sampleOperator } from '../../db/sample/sample.ts';
import { createVault } from '../../db/vault.ts';
import { operatorSignIn } from '../../scripts/demo/operator-sign-in.ts';
import { createPortalClient, type PortalClient, waitFor } from '../../scripts/demo/portal-client.ts';
import { listMails } from '../../scripts/servers/sunk-mails.ts';
import { type Stack, startStack } from '../../scripts/stack.ts';
import { createLocalFileStore } from '../../storage/local-file-store.ts';

const period = '2019-10';
const merchants = 150;

let folder: string;
let stack: Stack;
let database: Database;
let operator: PortalClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-worker-'));
  // The test servers of this run are not this stack's: it gets its own.
  stack = await startStack({ dataDir: folder, ports: 'free', quiet: true });
  const config = loadConfig(stack.environment);
  database = await openDatabase({ url: config.DATABASE_URL });
  const scale = {
    seed: 7,
    merchants,
    transactionsPerMerchant: 8,
    period,
    withAccounts: true,
    now: new Date(),
  };
  await loadMany(database, createVault(config), scale);
  operator = createPortalClient(stack.addresses.portal);
  await operator.signIn('ops/session', operatorSignIn(sampleOperator));
}, 120_000);

afterAll(async () => {
  await database.close();
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const rows = (sql: string, ...params: unknown[]) =>
  database.em().execute<Record<string, string | number>[]>(sql, params);
const doneItems = async () => {
  const [counted] = await rows("select count(*) as n from statement_run_item where state = 'DONE'");
  return Number(counted!['n']);
};

test('a worker killed in the middle of the run, twice, leaves each statement once', async () => {
  await operator.post('ops/runs', { period });
  for (const threshold of [10, 60]) {
    await waitFor(`${threshold} statements`, 60_000, async () =>
      (await doneItems()) >= threshold ? true : undefined,
    );
    expect(await doneItems()).toBeLessThan(merchants);
    await stack.restartWorker('SIGKILL');
  }
  const run = await waitFor('the end of the run', 150_000, async () => {
    const view = await operator.get<{ state: string; counts: Record<string, number> }>(`ops/runs/${period}`);
    return view.state === 'RUNNING' || view.state === 'PLANNED' ? undefined : view;
  });
  expect(run).toMatchObject({ state: 'SUCCEEDED', counts: { succeeded: merchants, failed: 0, pending: 0 } });

  const twice = await rows(
    'select subject_no from statement group by subject_no, application_type_code having count(*) > 1',
  );
  expect(twice).toEqual([]);
  expect(await rows('select count(*) as n from statement')).toEqual([{ n: merchants }]);
}, 240_000);

test('Σ statements = Σ ledger, and every file is whole', async () => {
  const ledger = await rows(
    'select count(*) as n, sum(amount_fen) as a, sum(fee_fen) as f from clearing_transaction where clearing_date like ?',
    `${period}%`,
  );
  expect(
    await rows('select sum(row_count) as n, sum(amount_fen) as a, sum(fee_fen) as f from statement'),
  ).toEqual(ledger);
  const files = await rows('select storage_key, bytes from statement_file');
  expect(files).toHaveLength(merchants * 3);
  const store = createLocalFileStore(stack.environment['FILES_DIR']!);
  for (const { storage_key: key, bytes } of files) expect(await store.stat(String(key))).toEqual({ bytes });
});

test('each merchant is mailed once', async () => {
  await waitFor('the last mail', 60_000, async () => {
    const waiting = await rows("select 1 from outbox_message where state = 'PENDING'");
    return waiting.length === 0 ? true : undefined;
  });
  const addresses = (await listMails(stack.addresses.mailSink!)).flatMap(({ to }) => to);
  expect(new Set(addresses).size).toBe(addresses.length);
  // A killed sender leaves at most one hand-over in doubt, which nobody repeats by himself.
  const inDoubt = await rows("select id from outbox_message where state <> 'SENT'");
  expect(inDoubt.length).toBeLessThanOrEqual(2);
  expect(addresses.length + inDoubt.length).toBeGreaterThanOrEqual(merchants);
}, 90_000);
