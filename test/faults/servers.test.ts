import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePorts } from '../../scripts/servers/free-port.ts';
import { type MariaDb, startMariaDb } from '../../scripts/servers/mariadb.ts';
import { startTemporalServer, type TemporalServer } from '../../scripts/servers/temporal-server.ts';
import { succeeded } from './operate-runs.ts';
import { caseTimeoutMs } from './scale.ts';
import { startSystem, type SystemUnderTest } from './system-under-test.ts';

const [withoutTemporal, withoutDatabase] = ['2020-02', '2019-12'];

let folder: string;
let ports: number[];
let temporal: TemporalServer;
let mariaDb: MariaDb;
let system: SystemUnderTest;

const startTemporal = () =>
  startTemporalServer({
    ...{ dbFile: join(folder, 'temporal.db'), logFile: join(folder, 'temporal.log') },
    ...{ port: ports[0]!, headless: true },
  });
const startDatabase = () =>
  startMariaDb({ dataDir: join(folder, 'mariadb'), port: ports[1]!, durable: true });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fault-servers-'));
  ports = await freePorts(2);
  [temporal, mariaDb] = await Promise.all([startTemporal(), startDatabase()]);
  const environment = { TEMPORAL_ADDRESS: temporal.address, DATABASE_URL: mariaDb.url };
  system = await startSystem({ months: [withoutTemporal, withoutDatabase], environment });
}, caseTimeoutMs);
afterAll(async () => {
  await system?.stop();
  await Promise.all([temporal?.stop(), mariaDb?.stop()]);
  await rm(folder, { recursive: true, force: true });
}, caseTimeoutMs);

test(
  'the workflow engine is killed during a run and comes back with its file',
  async () => {
    await system.runs.startAndReachMiddle(withoutTemporal);
    temporal.child.kill('SIGKILL');
    await temporal.child.exited;
    temporal = await startTemporal();
    expect(await system.runs.reaches(withoutTemporal, 'SUCCEEDED', 'PARTIAL', 'BLOCKED')).toMatchObject(
      succeeded,
    );
    await system.expectWhole(withoutTemporal);
  },
  caseTimeoutMs,
);

test(
  'the database is killed during a run and comes back: no item fails, and the run goes on by itself or when it is told to',
  async () => {
    await system.runs.startAndReachMiddle(withoutDatabase);
    mariaDb.child.kill('SIGKILL');
    await mariaDb.child.exited;
    mariaDb = await startDatabase();
    const run = await system.runs.reaches(withoutDatabase, 'SUCCEEDED', 'PARTIAL', 'BLOCKED');
    if (run.state === 'BLOCKED') {
      await system.runs.order(withoutDatabase, 'resume', 'the database is back');
    }
    expect(await system.runs.reaches(withoutDatabase, 'SUCCEEDED', 'PARTIAL')).toMatchObject(succeeded);
    await system.expectWhole(withoutDatabase);
  },
  caseTimeoutMs,
);
