import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../scripts/servers/free-port.ts';
import { testVariables } from '../../scripts/testing/test-servers.ts';
import {
  packageWithScripts,
  root,
  startCommand,
  type Role,
  type Running,
} from './parent-death/npm-command.ts';
import { eventually } from '../support/eventually.ts';
import { survivors } from './parent-death/process-tree.ts';

/** A variable that is set keeps `npm test` from starting the server. */
const withoutServers = Object.fromEntries(testVariables.map((name) => [name, 'none']));
const neverEnds = () => ({
  NEVER_ENDS_FOLDER: folder,
  NEVER_ENDS_CHROMIUM: process.env['TEST_CHROMIUM'] ?? '',
  NEVER_ENDS_TIME_SKIPPING_SERVER: process.env['TEST_TIME_SKIPPING_SERVER'] ?? '',
});

let folder: string;
let started: Running[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parent-death-'));
  await writeFile(join(folder, 'package.json'), packageWithScripts());
});

afterEach(() => {
  for (const { pid } of started.flatMap(({ tree }) => tree)) kill(pid, 'SIGKILL');
  started = [];
});

afterAll(() => rm(folder, { recursive: true }));

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended, as it should have.
  }
}

async function run(command: Parameters<typeof startCommand>[0]): Promise<Running> {
  const running = await startCommand(command);
  started.push(running);
  return running;
}

const npmRun = (name: string, when = 'ready', ...args: string[]) =>
  run({ command: 'npm', args: ['run', name, '--', folder, ...args], cwd: folder, when });

/** Types the command into a shell in a terminal of its own, which `script` of util-linux makes. */
const inTerminal = (second: string) =>
  run({
    command: 'script',
    args: ['-qec', 'bash --norc -i', '/dev/null'],
    cwd: folder,
    keys: `npm run stack -- ${folder} "${second}"\r`,
    when: 'ready',
  });

const within5s = async ({ tree }: Running) =>
  (await survivors(tree, 5_000)).map(({ pid, command }) => `${pid} ${command}`);

test.each<[Role, NodeJS.Signals]>([
  ['npm', 'SIGTERM'],
  ['npm', 'SIGKILL'],
  ['npm', 'SIGHUP'],
  ['shell', 'SIGTERM'],
  ['shell', 'SIGKILL'],
  ['bootstrap', 'SIGTERM'],
  ['bootstrap', 'SIGKILL'],
  ['bootstrap', 'SIGHUP'],
  ['script', 'SIGTERM'],
  ['script', 'SIGKILL'],
])('a stack ends within 5 s when %s gets %s', async (role, signal) => {
  const running = await npmRun('stack');
  // npm, shell, bootstrap, script, and two processes each of two servers and a build.
  expect(running.tree.length).toBeGreaterThanOrEqual(10);

  kill(running.pidOf(role), signal);

  expect(await within5s(running)).toEqual([]);
});

test.each<[Role, NodeJS.Signals]>([
  ['npm', 'SIGTERM'],
  ['npm', 'SIGKILL'],
  ['bootstrap', 'SIGTERM'],
  ['script', 'SIGKILL'],
])('a server that ignores signals ends within 5 s when %s gets %s', async (role, signal) => {
  const running = await npmRun('stack', 'ready', "trap '' TERM HUP INT; while :; do sleep 1; done");

  kill(running.pidOf(role), signal);

  expect(await within5s(running)).toEqual([]);
});

test.each<[Role, NodeJS.Signals]>([
  ['npm', 'SIGTERM'],
  ['npm', 'SIGKILL'],
  ['shell', 'SIGKILL'],
  ['bootstrap', 'SIGKILL'],
  ['script', 'SIGKILL'],
])('a command that handles no signal ends with its server when %s gets %s', async (role, signal) => {
  const running = await npmRun('command');

  kill(running.pidOf(role), signal);

  expect(await within5s(running)).toEqual([]);
});

test('a stack ends when npm and all of its process group are killed at once', async () => {
  const running = await npmRun('stack');

  process.kill(-running.pid, 'SIGKILL');

  expect(await within5s(running)).toEqual([]);
});

test.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])(
  'nothing is started when npm gets %s while the bootstrap itself starts',
  async (signal) => {
    const running = await npmRun('stack', 'bootstrap');

    kill(running.pid, signal);

    expect(await within5s(running)).toEqual([]);
    expect(running.output()).not.toContain('ready');
  },
);

const testWithTerminal = spawnSync('script', ['--version']).status === 0 ? test : test.skip;

testWithTerminal('a stack ends within 5 s when its terminal is closed', async () => {
  const running = await inTerminal('trap : TERM HUP INT; while :; do sleep 1; done');

  process.kill(running.pid, 'SIGKILL');

  expect(await within5s(running)).toEqual([]);
});

testWithTerminal('Ctrl-C stops a stack in order, and lets a slow server finish', async () => {
  const running = await inTerminal("trap 'sleep 5; exit 0' TERM; echo up; while :; do sleep 0.1; done");

  running.type('\u0003');

  // The terminal and its shell live on. On some machines `script` starts the shell by another, `sh -c`.
  const npm = running.pidOf('npm');
  const stack = running.tree.slice(running.tree.findIndex(({ pid }) => pid === npm));
  expect(await survivors(stack, 15_000)).toEqual([]);
  // The terminal may show the last lines a moment after the processes have ended.
  await eventually(
    'the end of the second server, then of the first',
    () => running.output(),
    (shown) => /second ended with exit code 0\s+first/.test(shown),
  );
});

test.each<[Role, NodeJS.Signals]>([
  ['npm', 'SIGKILL'],
  ['script', 'SIGKILL'],
  ['jest', 'SIGKILL'],
])(
  'npm test ends within 5 s, with its workers, servers and browser, when %s gets %s',
  async (role, signal) => {
    const running = await run({
      command: 'npm',
      args: ['test', '--', '--testMatch', '**/parent-death/never-ends.ts'],
      cwd: root,
      environment: { ...withoutServers, ...neverEnds() },
      when: 'ready',
      timeoutMs: 90_000,
    });

    kill(running.pidOf(role), signal);

    expect(await within5s(running)).toEqual([]);
  },
  120_000,
);

const testWithTemporal =
  process.env['TEST_TEMPORAL_ADDRESS'] && process.env['TEST_PORTAL_DIR'] ? test : test.skip;

testWithTemporal(
  'npm start ends within 5 s when npm gets SIGTERM',
  async () => {
    const ports = ['API_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'MAIL_WEB_PORT'];
    const free = await freePorts(ports.length);
    const running = await run({
      command: 'npm',
      args: ['start'],
      cwd: root,
      environment: {
        ...Object.fromEntries(ports.map((name, index) => [name, String(free[index])])),
        MERCHANT_SERVICES_DATA: join(folder, 'data'),
        PORTAL_DIR: process.env['TEST_PORTAL_DIR']!,
      },
      when: 'Ready in',
      timeoutMs: 120_000,
    });
    for (const part of [/temporal.* server start-dev/, /maildev/, /workers\/main\.ts/, /api\/server\.ts/])
      expect(running.tree.filter(({ command }) => part.test(command))).toHaveLength(1);

    kill(running.pid, 'SIGTERM');

    expect(await within5s(running)).toEqual([]);
  },
  180_000,
);
