/**
 * Guards the children of this process against its death. Plain JavaScript for Node 20: the bootstrap needs it before
 * anything is installed.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./guard.sh', import.meta.url));

/**
 * Ends the target when this process dies, however it dies. Returns a function that calls the guard off.
 *
 * @param {number} target a process id, or minus a process group id
 * @param {{ signal: string, graceSeconds: number }} how the first signal, without "SIG", and when SIGKILL follows
 */
export function guard(target, { signal, graceSeconds }) {
  // A session of its own, so that a signal to our process group does not end the guard with us.
  const shell = spawn('sh', [script, signal, String(graceSeconds), String(target)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A guard that cannot start is no reason to fail, and neither it nor its pipe may keep this process running.
  shell.once('error', () => undefined);
  shell.unref();
  shell.stdin.unref();
  return () => shell.kill('SIGKILL');
}
