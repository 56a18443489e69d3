import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase } from '../../../db/orm.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-server-'));
  const database = await openDatabase({ url: `file:${join(folder, 'portal.db')}` });
  await migrate(database);
  await database.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(environment: Record<string, string>) {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'api/server.ts')], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const port = new Promise<number>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString('utf8').trimEnd().split('\n'));
      const listening = lines.find((line) => line.includes('"listening"'));
      if (listening) done((JSON.parse(listening) as { port: number }).port);
    });
    child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
    void ended.then(() => fail(new Error(lines.join('\n'))));
  });
  return { child, lines, ended, port };
}

const embedded = () => ({
  EMBEDDED: 'true',
  API_PORT: '0',
  DATABASE_URL: `file:${join(folder, 'portal.db')}`,
  FILES_DIR: join(folder, 'files'),
  TEMPORAL_ADDRESS: '127.0.0.1:9',
});

describe('the server', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'answers without Temporal, finishes what is under way on %s, and ends well',
    async (signal) => {
      const { child, lines, ended, port } = run(embedded());
      const url = `http://127.0.0.1:${await port}`;
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const puzzle = await fetch(`${url}/api/v1/captchas`, { method: 'POST' });
      expect(await puzzle.text()).toMatch(
        /"background":"data:image\/webp;base64,[\w+/=]{4000,}","piece":"data:/,
      );
      // This one waits for a Temporal that is not there, and is under way when the signal comes.
      const slow = fetch(`${url}/readyz`);
      await new Promise((done) => setTimeout(done, 200));
      child.kill(signal);
      expect((await slow).status).toBe(503);
      expect(await ended).toBe(0);
      expect(lines.at(-1)).toContain('"stopped"');
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    },
  );

  test('says what is wrong with its configuration, and does not start', async () => {
    const { lines, ended, port } = run({ ...embedded(), API_PORT: 'many' });
    await expect(port).rejects.toThrow(/API_PORT/);
    expect(await ended).toBe(1);
    expect(lines.join('\n')).not.toContain('many');
  });
});
