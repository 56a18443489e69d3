import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild, type Child } from './child-process.ts';
import { freePorts } from './free-port.ts';
import { waitUntilReady } from './wait-until-ready.ts';

interface MailSinkOptions {
  /** Gets the mails, which are there again after a restart, and the log. */
  dataDir: string;
  logFile?: string;
  /** Free ones are taken when not given. */
  smtpPort?: number;
  webPort?: number;
  signal?: AbortSignal;
}

export interface MailSink {
  smtpUrl: string;
  /** The page where a person reads the mails; also what `listMails` asks. */
  webUrl: string;
  pid: number;
  child: Child;
  stop: () => Promise<void>;
}

/**
 * Starts a mail server on 127.0.0.1 that keeps what it is sent and shows it on a web page.
 *
 * @throws Error with its last log lines when it does not come up
 */
export async function startMailSink(options: MailSinkOptions): Promise<MailSink> {
  const free = await freePorts(2);
  const smtpPort = options.smtpPort ?? free[0]!;
  const webPort = options.webPort ?? free[1]!;
  const mails = join(options.dataDir, 'mails');
  await mkdir(mails, { recursive: true });
  const program = join(dirname(fileURLToPath(import.meta.resolve('maildev'))), 'bin', 'maildev.js');
  const child = await startChild({
    name: 'the mail sink',
    command: process.execPath,
    // Without --ip and --web-ip it would accept mail and readers from everywhere.
    args: [
      ...[
        program,
        '--ip',
        '127.0.0.1',
        '--smtp',
        `${smtpPort}`,
        '--web-ip',
        '127.0.0.1',
        '--web',
        `${webPort}`,
      ],
      ...['--mail-directory', mails],
    ],
    env: withoutItsVariables(),
    cwd: mails,
    logFile: options.logFile ?? join(options.dataDir, 'mail-sink.log'),
  });
  const webUrl = `http://127.0.0.1:${webPort}`;
  try {
    await waitUntilReady(child, () => askHealth(webUrl), { timeoutMs: 30_000, signal: options.signal });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, webUrl, pid: child.pid, child, stop: child.stop };
}

/** Somebody's MAILDEV_OUTGOING_HOST would send the sample mails out into the world. */
function withoutItsVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAILDEV_')));
}

async function askHealth(webUrl: string): Promise<void> {
  const response = await fetch(`${webUrl}/api/healthz`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}
