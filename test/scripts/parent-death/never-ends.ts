import { test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { launchChromium } from '../../../scripts/browser/launch-chromium.ts';
import { startChild } from '../../../scripts/servers/child-process.ts';
import { freePorts } from '../../../scripts/servers/free-port.ts';

const {
  NEVER_ENDS_FOLDER: folder = '',
  NEVER_ENDS_CHROMIUM: chromium,
  NEVER_ENDS_TIME_SKIPPING_SERVER: server,
} = process.env;

// Run by `npm test` within a test, which kills it. Starts what tests start: a server of ours, a program of its own,
// Chromium, and the time-skipping server.
test('never ends', async () => {
  const logFile = join(folder, 'server.log');
  await startChild({ name: 'server', command: 'sleep', args: ['1000'], logFile });
  spawn('sleep', ['1000'], { stdio: 'ignore' });
  if (chromium) await (await launchChromium(chromium)).newPage();
  // As Temporal's SDK starts it, which itself gives Java too little time on a busy machine.
  if (server) spawn(server, [String((await freePorts(1))[0])], { stdio: 'ignore' });
  process.stderr.write('ready\n');
  await new Promise(() => undefined);
}, 1_000_000);
