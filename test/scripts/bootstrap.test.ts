import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { processTree, survivors } from './parent-death/process-tree.ts';

const scripts = resolve(import.meta.dirname, '../../scripts');

// Stands in for npm: notes that it was called, and installs a "node" that is the Node of this test.
const fakeNpm = `#!/bin/sh
echo "$1" >> "$FAKE_ROOT/npm-calls"
sleep "$FAKE_SECONDS"
mkdir -p "$FAKE_ROOT/node_modules/.bin"
ln -sf '${process.execPath}' "$FAKE_ROOT/node_modules/.bin/node"
`;

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'bootstrap-')));
  await mkdir(join(root, 'bin'));
  for (const name of ['bootstrap.mjs', 'install.mjs', 'processes'])
    await cp(join(scripts, name), join(root, 'scripts', name), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
  await writeFile(join(root, 'bin', 'npm'), fakeNpm);
  await chmod(join(root, 'bin', 'npm'), 0o755);
  await writeScript('hello', 'console.log(process.argv.slice(2).join("+")); process.exitCode = 7;');
});

afterEach(() => rm(root, { recursive: true }));

const writeScript = (name: string, text: string) => writeFile(join(root, 'scripts', `${name}.ts`), text);

/** @param installSeconds how long an installation takes, if it comes to one */
function start(args: string[], installSeconds = '0.3'): ChildProcess {
  const env = {
    ...process.env,
    FAKE_ROOT: root,
    FAKE_SECONDS: installSeconds,
    PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}`,
  };
  return spawn(process.execPath, [join(root, 'scripts', 'bootstrap.mjs'), ...args], { env, stdio: 'pipe' });
}

async function run(...args: string[]) {
  const child = start(args);
  const printed = { stdout: '', stderr: '' };
  child.stdout!.on('data', (part) => (printed.stdout += part));
  child.stderr!.on('data', (part) => (printed.stderr += part));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { ...printed, code };
}

const npmCalls = async () => (await readFile(join(root, 'npm-calls'), 'utf8')).trim().split('\n');

test('installs once, then runs the script with its arguments and ends with its exit code', async () => {
  const first = await run('hello', 'a', 'b');
  const second = await run('scripts/hello.ts', 'c');

  expect(first).toMatchObject({ code: 7, stdout: 'a+b\n' });
  expect(first.stderr).toContain('installing dependencies');
  expect(second).toMatchObject({ code: 7, stdout: 'c\n', stderr: '' });
  expect(await npmCalls()).toEqual(['ci']);
});

test('installs again when package-lock.json has changed', async () => {
  await run('hello');
  await writeFile(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{"":{}}}');
  await run('hello');

  expect(await npmCalls()).toEqual(['ci', 'ci']);
});

test('of two starts at the same time one installs and the other waits', async () => {
  const outcomes = await Promise.all([run('hello', 'x'), run('hello', 'y')]);

  expect(outcomes.map(({ stdout }) => stdout)).toEqual(['x\n', 'y\n']);
  expect(await npmCalls()).toEqual(['ci']);
});

test('the lock of a process that is gone is taken over', async () => {
  const gone = spawn('true');
  await new Promise((done) => gone.once('close', done));
  await mkdir(join(root, '.cache'));
  await writeFile(join(root, '.cache', 'install.lock'), String(gone.pid));

  expect(await run('hello', 'z')).toMatchObject({ code: 7, stdout: 'z\n' });
});

test('a command that does not exist is named', async () => {
  const outcome = await run('nonsense');

  expect(outcome).toMatchObject({ code: 1, stdout: '' });
  expect(outcome.stderr).toContain('there is no command "nonsense"');
});

test('a signal reaches the script, whose own ending counts', async () => {
  await writeScript(
    'wait',
    "process.on('SIGTERM', () => process.exit(5)); console.log('up'); setInterval(() => {}, 1e6);",
  );
  const child = start(['wait']);
  await new Promise((done) => child.stdout!.once('data', done));

  child.kill('SIGTERM');

  expect(await new Promise((done) => child.once('close', done))).toBe(5);
});

test.each<NodeJS.Signals>(['SIGTERM', 'SIGKILL'])(
  'npm and what it runs end when the bootstrap gets %s in the middle of an installation',
  async (signal) => {
    const child = start(['hello'], '1000');
    const tree = await eventually(
      'the installation',
      () => processTree(child.pid!),
      (processes) => processes.some(({ command }) => command === 'sleep 1000'),
    );

    child.kill(signal);

    expect(await survivors(tree, 5_000)).toEqual([]);
  },
);
