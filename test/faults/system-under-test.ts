import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../db/orm.ts';
import { sampleOperator } from '../../db/sample/sample.ts';
import { createVault } from '../../db/vault.ts';
import { operatorSignIn } from '../../scripts/demo/operator-sign-in.ts';
import { createPortalClient } from '../../scripts/demo/portal-client.ts';
import type { Child } from '../../scripts/servers/child-process.ts';
import { listMails } from '../../scripts/servers/captured-mails.ts';
import type { Stack } from '../../scripts/stack.ts';
import type { Environment } from '../../scripts/stack/environment.ts';
import { logFileOf, startOwnProcess } from '../../scripts/stack/own-process.ts';
import { expectWholeRun } from './expect-whole-run.ts';
import { loadMonths } from './load-months.ts';
import { operateRuns } from './operate-runs.ts';
import { scale } from './scale.ts';
import { eventually } from '../support/eventually.ts';
import { startTestStack } from '../support/test-stack.ts';

type Row = Record<string, string | number | null>;

export interface SystemUnderTest {
  readonly stack: Stack;
  readonly runs: ReturnType<typeof operateRuns>;
  rows(sql: string, ...params: unknown[]): Promise<Row[]>;
  /** The month's statements with their files; what is done stays as it is. */
  doneOf(period: string): Promise<Row[]>;
  /** Waits until all mail has gone, then looks at everything that a run leaves. */
  expectWhole(period: string, after?: { readonly killed: boolean }): Promise<void>;
  /** What was said so loudly that somebody has to come. */
  alerts(): Promise<string[]>;
  /** Lets messages that wait for their next try be tried now. */
  makeMailDue(): Promise<void>;
  /** Another worker process beside the stack's own, ready to work. */
  startAnotherWorker(): Promise<Child>;
  stop(): Promise<void>;
}

interface Options {
  readonly months: readonly string[];
  readonly environment?: Environment;
  /** Of the mail sink, when the system does not start it itself. */
  readonly sinkUrl?: string;
}

const workerScript = 'workers/main.ts';

/** Everything that `npm start` runs, as processes of their own on free ports, with months of many merchants. */
export async function startSystem({ months, environment = {}, sinkUrl }: Options): Promise<SystemUnderTest> {
  const { stack, config, database, folder, stop } = await startTestStack({ environment, ownTemporal: true });
  await loadMonths(database, createVault(config), { months });
  const operator = createPortalClient(stack.addresses.portal);
  await operator.signIn('ops/session', operatorSignIn(sampleOperator));
  const runs = operateRuns(operator);
  const others: Child[] = [];
  const rows = (sql: string, ...params: unknown[]) => database.em().execute<Row[]>(sql, params);

  return {
    stack,
    runs,
    rows,
    doneOf: (period) => rows(doneSql, `${period}-%`),
    async expectWhole(period, { killed } = { killed: false }) {
      await lastMail(database);
      const mails = await listMails(sinkUrl ?? stack.addresses.mailSink!);
      const filesDir = config.FILES_DIR!;
      await expectWholeRun({ period, database, filesDir, shown: await runs.view(period), mails, killed });
    },
    alerts: () => alertsIn(logFileOf(workerScript, join(folder, 'logs'))),
    async makeMailDue() {
      const past = database.kind === 'sqlite' ? 0 : '2020-01-01';
      await rows("update outbox_message set next_try_at = ? where state = 'PENDING'", past);
      await stack.restartWorker('SIGTERM');
    },
    async startAnotherWorker() {
      const worker = await startWorker(stack.environment, join(folder, `logs-${others.length}`));
      others.push(worker);
      return worker;
    },
    async stop() {
      await Promise.all(others.map((other) => other.stop()));
      await stop();
    },
  };
}

const doneSql = `select s.*, f.id as file_id, f.storage_key, f.bytes, f.sha256 from statement s
  join statement_file f on f.statement_id = s.id where s.period_from like ? order by f.id`;

/** Waits until nothing is left to be sent. */
export async function lastMail(database: Database): Promise<void> {
  const left = () =>
    database
      .em()
      .execute<Row[]>(
        "select id, state, error_code, tries, next_try_at from outbox_message where state in ('PENDING', 'SENDING')",
      );
  await eventually('the last mail', left, ({ length }) => length === 0, scale.patienceMs);
}

async function alertsIn(logFile: string): Promise<string[]> {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => line.includes('"level":60'));
  return lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
}

async function startWorker(environment: Environment, logFolder: string): Promise<Child> {
  const given = { name: 'another worker', script: workerScript, environment, logFolder };
  const worker = await startOwnProcess({ ...given, graceMs: 40_000 });
  const said = () => readFile(logFileOf(workerScript, logFolder), 'utf8');
  await eventually(given.name, said, (log) => log.includes('worker ready'), scale.patienceMs);
  return worker;
}
