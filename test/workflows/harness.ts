import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { pino } from 'pino';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { createActivities } from '../../activities/index.ts';
import { type Config, loadConfig } from '../../config.ts';
import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/orm.ts';
import { createRepositories } from '../../db/repositories/repositories.ts';
import { loadSample } from '../../db/sample/load.ts';
import { createVault } from '../../db/vault.ts';
import { createMailer } from '../../messaging/mailer.ts';
import { createSms } from '../../messaging/sms.ts';
import { createRenderer } from '../../rendering/renderer.ts';
import { startMailSink } from '../../scripts/servers/mail-sink.ts';
import { listMails, type CapturedMail } from '../../scripts/servers/captured-mails.ts';
import { openFileStore } from '../../storage/open-file-store.ts';
import { createDataConverter } from '../../temporal/data-converter.ts';
import '../quiet-temporal.ts';
import { workerOptions } from '../../workers/worker-options.ts';
import { newNamespace } from '../support/namespace.ts';
import { provided } from '../support/provided.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

export interface Harness {
  readonly client: Client;
  readonly config: Config;
  readonly dependencies: ActivityDependencies;
  mails(): Promise<CapturedMail[]>;
  /** Starts workers on all queues; with `over`, some of their dependencies are others. */
  startWorkers(
    over?: Partial<ActivityDependencies>,
    options?: Pick<WorkerOptions, 'interceptors' | 'activities'>,
  ): Promise<RunningWorkers>;
  /** `before` is done before the database is closed, for example to remove it. */
  close(before?: () => Promise<void>): Promise<void>;
}

export interface RunningWorkers {
  stop(): Promise<void>;
}

interface HarnessOptions {
  /** Another database than a new SQLite file. */
  readonly databaseUrl?: string;
  readonly clock?: () => Date;
  /** Which months of the sample have clearing; the guide's alone unless told otherwise. */
  readonly months?: readonly string[];
}

/**
 * Real parts in one process: a namespace of its own on the Temporal dev server, a SQLite database with the sample, a mail
 * sink, rendering threads and a folder for files.
 */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const address = provided('TEST_TEMPORAL_ADDRESS');
  const folder = await mkdtemp(join(tmpdir(), 'harness-'));
  const sink = await startMailSink({ dataDir: folder });
  const namespace = await newNamespace(address);
  const config = loadConfig({
    EMBEDDED: 'true',
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    DATABASE_URL: options.databaseUrl ?? `file:${join(folder, 'portal.db')}`,
    SMTP_URL: sink.smtpUrl,
    SMS_URL: sink.smtpUrl,
    FILES_DIR: join(folder, 'files'),
  });
  const client = await connect(config);
  const { dependencies, close } = await openParts(config, client, options);
  const connection = await NativeConnection.connect({ address });

  return {
    client,
    config,
    dependencies,
    mails: () => listMails(sink.webUrl),
    async startWorkers(over = {}, options = {}) {
      const activities = createActivities({ ...dependencies, ...over });
      const dataConverter = createDataConverter(config.PAYLOAD_KEYS);
      const own = { connection, namespace, dataConverter, workflowBundle: workflowBundle(), activities };
      const shared = { ...own, ...options };
      const workers = await Promise.all(workerOptions(shared).map((options) => Worker.create(options)));
      const running = workers.map((worker) => worker.run());
      return {
        stop: async () => {
          for (const worker of workers) worker.shutdown();
          await Promise.all(running);
        },
      };
    },
    async close(before) {
      await connection.close();
      await client.connection.close();
      await before?.();
      await close();
      await sink.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connect(config: Config): Promise<Client> {
  const connection = await Connection.connect({ address: config.TEMPORAL_ADDRESS });
  const dataConverter = createDataConverter(config.PAYLOAD_KEYS);
  return new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter });
}

async function openParts(
  config: Config,
  client: Client,
  { clock = () => new Date(), months }: HarnessOptions,
) {
  const database = await openDatabase({ url: config.DATABASE_URL });
  const vault = createVault(config);
  await migrate(database);
  await loadSample(database, vault, { now: clock(), ...(months && { months }) });
  const mailer = createMailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM });
  const sms = createSms({ url: config.SMS_URL, from: config.MAIL_FROM });
  const renderer = createRenderer({ threads: 2 });
  const dependencies: ActivityDependencies = {
    database,
    vault,
    repositories: createRepositories(database, vault),
    mailer,
    sms,
    ratePerMinute: { email: config.MAILS_PER_MINUTE, phone: config.SMS_PER_MINUTE },
    renderer,
    files: openFileStore(config),
    brand: { name: config.BRAND_NAME, hotline: config.HOTLINE, portalOrigin: config.PUBLIC_ORIGIN },
    log: pino({ level: 'silent' }),
    clock,
    wakeOutbox: async () => {
      await client.workflow.signalWithStart('deliverOutbox', {
        workflowId: workflowIds.outbox,
        taskQueue: taskQueues.mail,
        signal: 'wakeOutbox',
      });
    },
  };
  const close = async () => {
    await renderer.close();
    mailer.close();
    sms.close();
    await database.close();
  };
  return { dependencies, close };
}
