import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../scripts/servers/child-process.ts';
import { waitUntilReady } from '../../scripts/servers/wait-until-ready.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-process-'));
});

afterAll(() => rm(folder, { recursive: true }));

function start(script: string, graceMs = 5_000) {
  const logFile = join(folder, 'child.log');
  return startChild({ name: 'the child', command: 'sh', args: ['-c', script], logFile, graceMs });
}

test('a child that dies before it is ready is reported at once with its last words', async () => {
  const child = await start('echo cannot open the door >&2; exit 3');

  const waiting = waitUntilReady(child, () => Promise.reject(new Error('not yet')), { timeoutMs: 10_000 });

  await expect(waiting).rejects.toThrow(
    /the child ended with exit code 3 before it was ready:\n {2}cannot open/,
  );
});

test('a child that ignores SIGTERM is killed after its grace', async () => {
  const child = await start("trap '' TERM; echo ready; while :; do sleep 0.1; done", 300);
  await waitUntilReady(child, async () => expect(child.lastLines()).toContain('ready'), { timeoutMs: 5_000 });

  await child.stop();

  expect(child.exit).toMatchObject({ signal: 'SIGKILL' });
});

test('a program that does not exist is an error, not a crash', async () => {
  const logFile = join(folder, 'none.log');
  const start = startChild({ name: 'nothing', command: '/does/not/exist', args: [], logFile });

  await expect(start).rejects.toThrow('ENOENT');
});
