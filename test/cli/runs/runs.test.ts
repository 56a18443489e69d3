import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { progressBar } from '../../../cli/commands/runs/follow-run.ts';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import { sampleOperator, samplePeriod } from '../../../db/sample/sample.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { type Harness, startHarness } from '../../workflows/harness.ts';
import { runOps } from '../run-ops.ts';
import { runUnderTest } from '../../workflows/runs/run-under-test.ts';

const by = ['--operator', sampleOperator.username];
const because = [...by, '--reason', 'font is back'];

let harness: Harness;
let run: ReturnType<typeof runUnderTest>;

beforeAll(async () => {
  harness = await startHarness();
  run = runUnderTest(harness);
}, 60_000);
afterAll(() => harness.close());

const ops = (...parameters: string[]) => runOps(harness.config, parameters);

test('a run is previewed, started, followed, shown and retried', async () => {
  const { renderer } = harness.dependencies;
  const render = () => Promise.reject(new BusinessError('RENDERING_FAILED'));
  const broken = await harness.startWorkers({ renderer: { ...renderer, render } });
  const preview = await ops('runs', 'start', samplePeriod, '--dry-run');
  expect(JSON.parse(preview.output)).toMatchObject({ missingFiles: 0, mismatchedFiles: 0 });
  const unexplained = await ops('runs', 'start', samplePeriod, ...by, '--provisional');
  expect(unexplained).toMatchObject({ code: 2, complaint: expect.stringContaining('--reason') });
  const started = await ops('runs', 'start', samplePeriod, ...by, '--follow', '--json');
  expect(JSON.parse(started.output)).toMatchObject({ period: samplePeriod, state: 'PARTIAL' });
  await broken.stop();
  const shown = await ops('runs', 'show', samplePeriod);
  expect(shown.output).toMatch(/PARTIAL +attempt 1 [^]*RENDERING_FAILED +\d+/);
  expect(await ops('runs', 'start', samplePeriod, ...by)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('RUN_EXISTS'),
  });
  const none = await ops('runs', 'retry', samplePeriod, ...because, '--error-code', 'STORAGE_FAILED');
  expect(none).toMatchObject({ code: 1, complaint: expect.stringContaining('RUN_NOTHING_TO_RETRY') });

  const workers = await harness.startWorkers();
  const retried = await ops('runs', 'retry', samplePeriod, ...because);
  expect(retried).toMatchObject({ code: 0, output: expect.stringContaining('are being retried') });
  await run.reaches('SUCCEEDED');
  const listed = await ops('runs', 'list', '--json');
  expect(JSON.parse(listed.output)).toMatchObject({ items: [{ state: 'SUCCEEDED', attempt: 2 }] });
  expect(await run.rows("select reason from audit_event where action = 'run.retry'")).toEqual([
    { reason: 'font is back' },
  ]);
  await workers.stop();
}, 120_000);

test('an order to a run that has ended changes nothing; who orders and why are wanted', async () => {
  expect(await ops('runs', 'pause', samplePeriod, ...because)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('NOTHING_TO_CHANGE'),
  });
  for (const typed of [['--reason', 'x'], by, ['--operator', 'nobody', '--reason', 'x'], ['--force']])
    expect(await ops('runs', 'cancel', samplePeriod, ...typed)).toMatchObject({ code: 2, output: '' });
  expect((await ops('runs', 'retry', '--help')).output).toContain('examples:');
}, 60_000);

test('messages are listed and one that was given up is sent again', async () => {
  const { database, vault } = harness.dependencies;
  const to = { channel: 'email', address: 'owner@example.com', locale: 'zh-CN' } as const;
  const message = { dedupeKey: 'one', ...to, template: 'statement-ready', data: {} };
  await createOutboxRepository(database, vault).enqueue([message], new Date());
  const { items } = JSON.parse((await ops('outbox', 'list', '--json')).output) as { items: { id: number }[] };
  const { id } = items[0]!;
  await run.rows(`update outbox_message set state = 'FAILED' where id = ${id}`);
  expect((await ops('outbox', 'list', '--state', 'FAILED')).output).toMatch(new RegExp(`^${id} +FAILED`));
  expect((await ops('outbox', 'list')).output).toMatch(/^email {2}DELIVERING {2}0 waiting/m);
  expect(await ops('outbox', 'resend', String(id), ...because)).toMatchObject({ code: 0 });
  expect(await run.rows(`select state from outbox_message where id = ${id}`)).toEqual([{ state: 'PENDING' }]);
  expect(await ops('outbox', 'resend', String(id), ...because)).toMatchObject({ code: 1 });
  await run.rows(`update outbox_message set state = 'SENT' where id = ${id}`);
  const again = await ops('outbox', 'resend', String(id), ...because);
  expect(again.output).toContain(`A second copy of ${id} is queued as`);
  expect(await ops('outbox', 'probe', 'email', ...because)).toMatchObject({ code: 1 });
  await run.rows("insert into relay values ('email', 'BLOCKED', 0, 5, 'ECONNREFUSED', 99999999999999, 0)");
  expect((await ops('outbox', 'probe', 'email', ...because)).output).toContain('email relay');
}, 60_000);

test('the progress bar shows the share of settled items', () => {
  const counts = { items: 4, succeeded: 1, empty: 0, noRecipient: 0, failed: 1, cancelled: 0, pending: 2 };
  expect(progressBar(counts)).toBe(`${'█'.repeat(15)}${'░'.repeat(15)} 50 % 2/4, 1 failed`);
});
