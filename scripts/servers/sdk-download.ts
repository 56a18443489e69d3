import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { runCommand } from './run-command.ts';

const host = 'temporal.download';
const connectMs = 5_000;
const downloadMs = 10 * 60_000;

/**
 * Lets the Temporal SDK download one of the servers it is made for into the folder.
 *
 * @returns the program's path, or undefined when the download site is out of reach or the download fails;
 *   without a network the answer comes within seconds
 */
export async function downloadWithSdk(
  server: 'createLocal' | 'createTimeSkipping',
  folder: string,
  progress: Progress,
): Promise<string | undefined> {
  if (!(await isReachable())) {
    progress(`${host} cannot be reached`);
    return undefined;
  }
  progress(`downloading from ${host}`);
  try {
    // A process of its own: the SDK can neither be interrupted nor download without starting the server.
    const script = join(import.meta.dirname, 'sdk-download-main.ts');
    await runCommand(process.execPath, [script, server, folder], { timeoutMs: downloadMs });
    const [file] = await readdir(folder);
    return file === undefined ? undefined : join(folder, file);
  } catch (error) {
    progress(`the download failed (${(error as Error).message.split('\n')[0]})`);
    return undefined;
  }
}

function isReachable(): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port: 443, timeout: connectMs });
    const answer = (reachable: boolean) => () => {
      socket.destroy();
      done(reachable);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
