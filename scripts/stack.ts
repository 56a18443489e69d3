import type { Child } from './servers/child-process.ts';
import { createContext, type Context, type ProcessIds, type StackOptions } from './stack/context.ts';
import type { Environment } from './stack/environment.ts';
import {
  prepareDatabase,
  preparePages,
  startApi,
  startMail,
  startTemporal,
  startWorker,
} from './stack/start-processes.ts';

export interface Stack {
  /** Web addresses, except `temporal`, which is host:port; undefined for what the stack did not start itself. */
  addresses: {
    portal: string;
    apiDocs: string;
    mailSink: string | undefined;
    temporalUi: string | undefined;
    temporal: string;
  };
  /** What the project's processes were started with. */
  environment: Environment;
  /** Process ids of what is running now. */
  readonly pids: Readonly<ProcessIds>;
  /** Resolves with a message for people when a process ends that nobody stopped. The rest keeps running. */
  died: Promise<string>;
  /** Ends the worker with this signal and starts another; resolves when the new process runs. */
  restartWorker(signal: NodeJS.Signals): Promise<void>;
  /** Ends everything, the last started first. */
  stop: () => Promise<void>;
}

/**
 * Starts everything the portal needs, in order: Temporal dev server, mail sink, database, pages, worker, API. A server
 * that the environment names (TEMPORAL_ADDRESS, DATABASE_URL, SMTP_URL with SMS_URL) is used instead of ours.
 *
 * @throws Error saying what is wrong (a port that is taken, a process that does not come up); nothing is left running
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const context = await createContext(options);
  const processes = options.processes ?? { api: true, worker: true };
  try {
    const temporalUi = await startTemporal(context);
    const mailSink = await startMail(context);
    await prepareDatabase(context);
    if (processes.api) await preparePages(context);
    const worker = processes.worker ? await startWorker(context) : undefined;
    if (processes.api) await startApi(context);
    return describe(context, { temporalUi, mailSink }, worker);
  } catch (error) {
    await context.running.stopAll();
    throw error;
  }
}

function describe(
  context: Context,
  pages: Pick<Stack['addresses'], 'mailSink' | 'temporalUi'>,
  worker: Child | undefined,
): Stack {
  const { environment, running, pids } = context;
  const origin = environment['PUBLIC_ORIGIN']!;
  const temporal = environment['TEMPORAL_ADDRESS']!;
  let current = worker;
  return {
    addresses: { portal: origin, apiDocs: `${origin}/api/docs`, temporal, ...pages },
    environment,
    pids,
    died: running.died,
    stop: running.stopAll,
    restartWorker: async (signal) => {
      if (!current) throw new Error('this stack was started without a worker');
      running.dismiss(current);
      current.kill(signal);
      await current.exited;
      current = await startWorker(context);
    },
  };
}
