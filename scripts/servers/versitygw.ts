import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { startChild } from './child-process.ts';
import { findOnPath } from './find-on-path.ts';
import { freePorts } from './free-port.ts';
import { runCommand } from './run-command.ts';
import { Unavailable } from './unavailable.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** Knows conditional writes without races; the first that does is 1.8. */
const version = 'v1.8.0';
const account = { access: 'merchant', secret: 'merchant-secret' };
const bucket = 'statements';

interface S3Server {
  /** `http://access:secret@host:port/bucket` of a bucket that is there. */
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts an S3 server of our own for tests, on 127.0.0.1 only: Versity's gateway over a folder.
 *
 * @throws Unavailable when it is not on this machine and can't be built; Error with its last log lines when it does
 * not come up
 */
export async function startS3Server(dataDir: string, progress: Progress): Promise<S3Server> {
  const command = await ensureVersityGateway(progress);
  const [objects, attributes] = [join(dataDir, 'objects'), join(dataDir, 'attributes')];
  // A folder below the root is a bucket.
  for (const folder of [join(objects, bucket), attributes]) await mkdir(folder, { recursive: true });
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const child = await startChild({
    name: 'the S3 server',
    command,
    args: ['--quiet', '--port', address, 'posix', '--sidecar', attributes, objects],
    env: { ...process.env, ROOT_ACCESS_KEY: account.access, ROOT_SECRET_KEY: account.secret },
    logFile: join(dataDir, 's3.log'),
  });
  try {
    await waitUntilReady(child, () => fetch(`http://${address}/`), { timeoutMs: 20_000 });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { url: `http://${account.access}:${account.secret}@${address}/${bucket}`, stop: child.stop };
}

async function ensureVersityGateway(progress: Progress): Promise<string> {
  const name = `versitygw-${version}-${process.platform}-${process.arch}`;
  return join(await cached(name, (empty) => build(empty, progress), progress), 'versitygw');
}

async function build(folder: string, progress: Progress): Promise<void> {
  const go = findOnPath('go');
  if (!go)
    throw new Unavailable(
      'an S3 server can only be built',
      'install Go 1.25 or newer, or name one by TEST_S3_URL',
    );
  progress('building with go (first time, about 2 min)');
  await runCommand(go, ['install', `github.com/versity/versitygw/cmd/versitygw@${version}`], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
    cwd: folder,
  });
}
