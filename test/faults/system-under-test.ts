import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config.ts';
import type { RunCounts, RunState } from '../../contracts/statements.ts';
import { type Database, openDatabase } from '../../db/orm.ts';
import { sampleOperator } from '../../db/sample/sample.ts';
import { createVault } from '../../db/vault.ts';
import { operatorSignIn } from '../../scripts/demo/operator-sign-in.ts';
import { createPortalClient, type PortalClient } from '../../scripts/demo/portal-client.ts';
import type { Child } from '../../scripts/servers/child-process.ts';
import { listMails } from '../../scripts/servers/sunk-mails.ts';
import { type Stack, startStack } from '../../scripts/stack.ts';
import type { Environment } from '../../scripts/stack/environment.ts';
import { logFileOf, startOwnProcess } from '../../scripts/stack/own-process.ts';
import { expectWholeRun } from './expect-whole-run.ts';
import { loadMonths, type MonthsOptions } from './load-months.ts';
import { scale } from './scale.ts';
import { until } from './until.ts';

export interface RunView {
  readonly state: RunState;
  readonly errorCode: string | null;
  readonly counts: RunCounts;
}

export interface SystemUnderTest {
  readonly stack: Stack;
  readonly database: Database;
  /** The signed-in operator's way to the api. */
  readonly operator: PortalClient;
  rows(sql: string, ...params: unknown[]): Promise<Record<string, string | number | null>[]>;
  /** Begins the month's run, and comes back when so many of its items are settled and others are not. */
  startAndReach(period: string, settled: number): Promise<void>;
  view(period: string): Promise<RunView>;
  reaches(period: string, ...states: RunState[]): Promise<RunView>;
  /** Waits until all mail has gone, then looks at everything that a run leaves. */
  expectWhole(period: string, after?: { readonly killed: boolean }): Promise<void>;
  /** Another worker process beside the stack's own, ready to work. */
  startAnotherWorker(): Promise<Child>;
  stop(): Promise<void>;
}

interface Options extends MonthsOptions {
  readonly environment?: Environment;
  /** Of the sink, when the system does not start it itself. */
  readonly sinkUrl?: string;
}

/** Everything that `npm start` runs, as processes of their own on free ports, with months of many merchants. */
export async function startSystem({
  environment = {},
  sinkUrl,
  ...amount
}: Options): Promise<SystemUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  // Its pages are of no concern here; without a folder for them they would be built.
  const own = { PORTAL_DIR: join(folder, 'portal'), ...environment };
  const stack = await startStack({ dataDir: folder, ports: 'free', quiet: true, environment: own });
  const config = loadConfig(stack.environment);
  const database = await openDatabase({ url: config.DATABASE_URL });
  await loadMonths(database, createVault(config), amount);
  const operator = createPortalClient(stack.addresses.portal);
  await operator.signIn('ops/session', operatorSignIn(sampleOperator));
  const others: Child[] = [];

  const rows: SystemUnderTest['rows'] = (sql, ...params) =>
    database.em().execute<Record<string, string | number | null>[]>(sql, params);
  const count = async (sql: string, ...params: unknown[]) => Number((await rows(sql, ...params))[0]!['n']);
  const view = (period: string) => operator.get<RunView>(`ops/runs/${period}`);
  const mailsLeft = () =>
    count("select count(*) as n from outbox_message where state in ('PENDING', 'SENDING')");

  return {
    stack,
    database,
    operator,
    rows,
    view,
    async startAndReach(period, settled) {
      await operator.post('ops/runs', { period });
      const items = await until(
        'the first items',
        scale.patienceMs,
        () =>
          rows(
            `select count(*) as n, sum(case when state in ('PENDING', 'RUNNING') then 1 else 0 end) as pending
              from statement_run_item where period = ?`,
            period,
          ),
        ([item]) => Number(item!['n']) - Number(item!['pending']) >= settled,
      );
      if (Number(items[0]!['pending']) === 0)
        throw new Error('the run was over before anything could happen to it');
    },
    reaches: (period, ...states) =>
      until(
        `${period} to be ${states.join(' or ')}`,
        scale.patienceMs,
        () => view(period),
        ({ state }) => states.includes(state),
      ),
    async expectWhole(period, { killed } = { killed: false }) {
      await until('the last mail', scale.patienceMs, mailsLeft, (left) => left === 0);
      const mails = await listMails(sinkUrl ?? stack.addresses.mailSink!);
      const filesDir = stack.environment['FILES_DIR']!;
      await expectWholeRun({ period, database, filesDir, shown: await view(period), mails, killed });
    },
    async startAnotherWorker() {
      const logFolder = join(folder, `logs-${others.length}`);
      const script = 'workers/main.ts';
      const given = { name: 'another worker', script, environment: stack.environment, logFolder };
      const worker = await startOwnProcess({ ...given, graceMs: 40_000 });
      others.push(worker);
      const said = () => readFile(logFileOf(script, logFolder), 'utf8');
      await until('another worker', scale.patienceMs, said, (log) => log.includes('worker ready'));
      return worker;
    },
    async stop() {
      await database.close();
      await Promise.all(others.map((other) => other.stop()));
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
