import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Progress } from '../report.ts';
import { startChild, type Child } from './child-process.ts';
import { freePorts } from './free-port.ts';
import { runCommand } from './run-command.ts';
import { ensureSystemTool } from './system-packages.ts';
import { waitUntilReady } from './wait-until-ready.ts';

interface MariaDbOptions {
  /** Gets the database's files, its socket and its log; made when missing, kept at the end. */
  dataDir: string;
  /** A free one is taken when not given. */
  port?: number;
  /** What was committed survives the death of the process, as in production; otherwise it is faster. */
  durable?: boolean;
  progress?: Progress;
}

export interface MariaDb {
  /** mysql:// address of the database `merchant_services`; its user may create further databases. */
  url: string;
  pid: number;
  child: Child;
  stop: () => Promise<void>;
}

const account = { user: 'merchant', password: 'merchant', database: 'merchant_services' };

/**
 * Starts a MariaDB of our own for tests: on 127.0.0.1 only, and fast because it may lose data in a crash, unless it is
 * to be durable.
 *
 * @throws Unavailable without MariaDB; Error with its last log lines when it does not come up
 */
export async function startMariaDb({
  dataDir,
  port,
  durable = false,
  progress = () => undefined,
}: MariaDbOptions): Promise<MariaDb> {
  const server = await ensureSystemTool('mariadbd', progress);
  const files = join(dataDir, 'data');
  if (!existsSync(files)) await createDataFiles(files, progress);
  const setUp = join(dataDir, 'set-up.sql');
  await writeFile(setUp, setUpStatements.join('\n'));
  const chosen = port ?? (await freePorts(1))[0]!;
  const child = await startChild({
    name: 'MariaDB',
    command: server,
    args: [
      ...serverArguments(dataDir, files, setUp, chosen),
      `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`,
    ],
    logFile: join(dataDir, 'mariadb.log'),
    graceMs: 10_000,
  });
  const url = `mysql://${account.user}:${account.password}@127.0.0.1:${chosen}/${account.database}`;
  try {
    await waitUntilReady(child, () => connectOnce(url), { timeoutMs: 60_000 });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { url, pid: child.pid, child, stop: child.stop };
}

/** mariadbd refuses to run as root unless asked to explicitly. */
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

async function createDataFiles(files: string, progress: Progress): Promise<void> {
  const installer = await ensureSystemTool('mariadbInstaller', progress);
  await mkdir(files, { recursive: true });
  const options = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
  await runCommand(installer, ['--no-defaults', ...asRoot, `--datadir=${files}`, ...options]);
}

function serverArguments(dataDir: string, files: string, setUp: string, port: number): string[] {
  return [
    '--no-defaults',
    ...asRoot,
    `--datadir=${files}`,
    `--socket=${join(dataDir, 'socket')}`,
    `--pid-file=${join(dataDir, 'pid')}`,
    `--init-file=${setUp}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--skip-log-bin',
    '--character-set-server=utf8mb4',
    '--innodb-buffer-pool-size=128M',
    '--max-connections=300',
  ];
}

// mariadbd reads one statement a line.
const setUpStatements = [
  `CREATE DATABASE IF NOT EXISTS ${account.database} CHARACTER SET utf8mb4;`,
  `CREATE USER IF NOT EXISTS '${account.user}'@'127.0.0.1' IDENTIFIED BY '${account.password}';`,
  `GRANT ALL PRIVILEGES ON *.* TO '${account.user}'@'127.0.0.1';`,
];

async function connectOnce(url: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.end();
}
