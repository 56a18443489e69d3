import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopRequest } from '../../../scripts/processes/stop-request.ts';
import { startChild } from '../../../scripts/servers/child-process.ts';
import { runCommand } from '../../../scripts/servers/run-command.ts';

// Run by the bootstrap: node dummy-stack.ts FOLDER [COMMAND OF THE SECOND SERVER]
// Has two servers and a build, each with a child of its own. Stops the servers in order when asked to.
const [folder = '', second = 'sleep 1000 & wait'] = process.argv.slice(2);
const stop = stopRequest();

const startServer = (name: string, script: string) =>
  startChild({
    name,
    command: 'sh',
    args: ['-c', script],
    logFile: join(folder, `${name}.log`),
    graceMs: 60_000,
  });

const servers = [await startServer('first', 'sleep 1000 & wait'), await startServer('second', second)];
void runCommand('sh', ['-c', 'sleep 1000 & wait']).catch(() => undefined);
stop.addEventListener('abort', () => void stopInOrder());
// Until the shells have started their own.
await pause(500);
process.stdout.write('ready\n');

async function stopInOrder(): Promise<void> {
  for (const server of servers.toReversed()) {
    await server.stop();
    process.stdout.write(`${server.name} ${server.exit?.text}\n`);
  }
  process.exit(0);
}
