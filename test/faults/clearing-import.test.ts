import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { createRepositories, type Repositories } from '../../db/repositories/repositories.ts';
import { createVault } from '../../db/vault.ts';
import { openFileStore } from '../../storage/open-file-store.ts';
import { createClearingCalls } from '../../temporal/calls/clearing-calls.ts';
import { connectTemporal } from '../../temporal/connection.ts';
import { eventually } from '../support/eventually.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { clearedRow, handIn, sealedOrder, writeClearingFile } from '../workflows/clearing/import-steps.ts';
import { caseTimeoutMs, scale } from './scale.ts';

const rows = 100 * scale.merchants;
const netFen = rows * 998;
const day = '2019-11-05';

let system: TestStack;
let client: Client;
let repositories: Repositories;
let calls: ReturnType<typeof createClearingCalls>;

beforeAll(async () => {
  system = await startTestStack();
  client = connectTemporal(system.config);
  repositories = createRepositories(system.database, createVault(system.config));
  calls = createClearingCalls(client);
}, caseTimeoutMs);
afterAll(async () => {
  await client.connection.close();
  await system.stop();
}, caseTimeoutMs);

const ledger = () =>
  Array.from({ length: rows }, (_, index) => clearedRow(index, 1_000n, { clearingDate: day }));

const sql = (statement: string) => system.database.em().execute<Record<string, number>[]>(statement);
const inLedger = async () =>
  (
    await sql(
      `select count(*) as n, coalesce(sum(net_fen), 0) as net from clearing_transaction where clearing_date = '${day}'`,
    )
  )[0];

test(
  'a worker is killed while it reads and while it loads: nothing is visible before the yes, all of it once after',
  async () => {
    const path = await writeClearingFile(join(system.folder, 'large.csv'), ledger());
    const parts = { repositories, files: openFileStore(system.config) };
    const id = await handIn(parts, path);
    await Promise.all([calls.start(id), calls.start(id)]);
    const set = () => repositories.clearingSets.byPrefix(id);

    await eventually('rows to be put aside', set, ({ rowsRead }) => rowsRead > 0, scale.patienceMs);
    await system.stack.restartWorker('SIGKILL');
    const { state, summaryDigest, rowCount } = await eventually(
      'the set to wait',
      set,
      (now) => now.state === 'WAITING',
      scale.patienceMs,
    );
    expect({ state, rowCount }).toEqual({ state: 'WAITING', rowCount: rows });
    expect(await sql('select count(*) as n from clearing_staging')).toEqual([{ n: rows }]);
    expect(await inLedger()).toEqual({ n: 0, net: 0 });

    await calls.confirm(id, { ...(await sealedOrder(parts, id)), summaryDigest: summaryDigest! });
    await system.stack.restartWorker('SIGKILL');
    await eventually('the set to be loaded', set, (now) => now.state === 'LOADED', scale.patienceMs);
    const nothingAside = () => sql('select count(*) as n from clearing_staging');
    await eventually(
      'nothing to be left aside',
      nothingAside,
      ([left]) => left?.['n'] === 0,
      scale.patienceMs,
    );
    expect(await inLedger()).toEqual({ n: rows, net: netFen });
    const [month] = await sql("select revision from clearing_month where period = '2019-11'");
    expect(month).toEqual({ revision: 1 });
  },
  caseTimeoutMs,
);
