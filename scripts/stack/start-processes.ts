import { join } from 'node:path';
import type { Child } from '../servers/child-process.ts';
import { buildPortal } from '../portal/build-portal.ts';
import { startMailSink } from '../servers/mail-sink.ts';
import { startTemporalServer } from '../servers/temporal-server.ts';
import { waitUntilReady } from '../servers/wait-until-ready.ts';
import type { Context } from './context.ts';
import { startOwnProcess } from './own-process.ts';

/** Starts Temporal's dev server unless the environment names another; returns its web page. */
export async function startTemporal(context: Context): Promise<string | undefined> {
  if (!context.own.temporal) return undefined;
  const { options, running, ports, dataDir, logFolder } = context;
  const server = await context.reporter.step('Temporal dev server', (progress) =>
    startTemporalServer({
      dbFile: join(dataDir, 'temporal.db'),
      logFile: join(logFolder, 'temporal.log'),
      port: ports.temporal,
      uiPort: ports.temporalUi,
      progress,
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  );
  running.add(server.child);
  context.pids.temporal = server.pid;
  return server.uiAddress;
}

/** Starts the mail sink unless the environment names other servers for mail and SMS; returns its web page. */
export async function startMail(context: Context): Promise<string | undefined> {
  if (!context.own.mailSink) return undefined;
  const { options, running, ports, dataDir, logFolder } = context;
  const sink = await context.reporter.step('Mail sink', () =>
    startMailSink({
      dataDir,
      logFile: join(logFolder, 'mail-sink.log'),
      smtpPort: ports.smtp,
      webPort: ports.mailWeb,
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  );
  running.add(sink.child);
  context.pids.mailSink = sink.pid;
  return sink.webUrl;
}

/** Builds the portal's pages when they are not built of these sources yet. */
export async function preparePages({ reporter, environment }: Context): Promise<void> {
  environment['PORTAL_DIR'] ??= await reporter.step('Pages of the portal', buildPortal);
}

/** Runs the migrations, and loads the sample data into an empty database. */
export async function prepareDatabase({ options, reporter, environment, logFolder }: Context): Promise<void> {
  await reporter.step('Database', async (progress) => {
    progress('migrations and, when it is empty, sample data');
    const script = 'db/prepare.ts';
    const child = await startOwnProcess({
      name: 'the preparation of the database',
      script,
      args: options.wholeSample ? ['--whole-sample'] : [],
      environment,
      logFolder,
    });
    const stop = () => void child.stop();
    options.signal?.addEventListener('abort', stop);
    const exit = await child.exited;
    options.signal?.removeEventListener('abort', stop);
    options.signal?.throwIfAborted();
    if (exit.code !== 0) throw new Error(`${child.name} ${exit.text}${child.lastLines()}`);
  });
}

/** Starts the worker; it is connected when the API says that it is ready. */
export async function startWorker({
  running,
  reporter,
  environment,
  logFolder,
  pids,
}: Context): Promise<Child> {
  const script = 'workers/main.ts';
  const worker = await reporter.step('Worker', () =>
    startOwnProcess({ name: 'the worker', script, environment, logFolder }),
  );
  running.add(worker);
  pids.worker = worker.pid;
  return worker;
}

/** Starts the API and waits until it says that it and all it depends on are ready. */
export async function startApi({
  options,
  running,
  ports,
  reporter,
  environment,
  logFolder,
  pids,
}: Context): Promise<void> {
  await reporter.step('API and portal', async () => {
    const api = await startOwnProcess({ name: 'the API', script: 'api/server.ts', environment, logFolder });
    running.add(api);
    pids.api = api.pid;
    const ready = waitUntilReady(api, () => askReady(ports.api), {
      timeoutMs: 60_000,
      signal: options.signal,
    });
    // The API is ready only when a worker is; without this the worker's death would show as a time-out.
    const death = running.died.then((message) => Promise.reject(new Error(message)));
    await Promise.race([ready, death]);
  });
}

async function askReady(port: number): Promise<void> {
  const response = await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok)
    throw new Error(`/readyz answers ${response.status}: ${(await response.text()).slice(0, 300)}`);
}
