import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Renderer } from '../../../rendering/renderer.ts';
import { refusalOf } from '../activation/activation-steps.ts';
import { type Harness, startHarness } from '../harness.ts';
import { runUnderTest } from './run-under-test.ts';
import { eventually } from '../../support/eventually.ts';

let harness: Harness;
let run: ReturnType<typeof runUnderTest>;

beforeEach(async () => {
  harness = await startHarness();
  run = runUnderTest(harness);
}, 60_000);

afterEach(() => harness.close());

/** Renders `freely` many statements and then none, until it is opened or the work is given up. */
function gated(freely: number) {
  const { renderer } = harness.dependencies;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const rendered: string[] = [];
  let begun = 0;
  const render: Renderer['render'] = async (source, directory, signal) => {
    begun += 1;
    if (begun > freely) {
      const givenUp = new Promise<never>((_, reject) =>
        signal!.addEventListener('abort', () => reject(signal!.reason as Error)),
      );
      await Promise.race([opened, givenUp]);
    }
    rendered.push(source.outline.subject.no);
    return renderer.render(source, directory, signal);
  };
  return { renderer: { ...renderer, render }, rendered, open };
}

test('a run pauses within two heartbeats; resumed, it does only the rest', async () => {
  const gate = gated(2);
  const workers = await harness.startWorkers({ renderer: gate.renderer });
  const handle = await run.start();
  await run.reaches('RUNNING');
  await eventually('two statements at the renderer', () => gate.rendered.length === 2);
  await run.order('pause', 'the disk is being changed');
  expect(await run.reaches('PAUSED')).toBeLessThan(10_000);
  const before = await run.rows('select * from statement order by id');
  expect(await run.rows("select * from statement_run_item where state = 'RUNNING'")).toEqual([]);
  expect(await refusalOf(run.order('pause'))).toBe('NOTHING_TO_CHANGE');
  const { counts } = await run.view();
  expect(counts.succeeded + counts.noRecipient + counts.empty + counts.pending).toBe(counts.items);

  gate.open();
  await run.order('resume');
  expect(await handle.result()).toMatchObject({ state: 'SUCCEEDED', attempt: 1, counts: { pending: 0 } });
  const after = await run.rows('select * from statement order by id');
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.every(({ version }) => version === 1)).toBe(true);
  const files = await run.rows('select * from statement_file');
  expect(files).toHaveLength(after.length * 3);
  expect(
    await run.rows(
      "select action, actor, reason from audit_event where action in ('run.pause', 'run.resume') order by sequence",
    ),
  ).toEqual([
    { action: 'run.pause', actor: 'operator:1', reason: 'the disk is being changed' },
    { action: 'run.resume', actor: 'operator:1', reason: 'please resume' },
  ]);
  expect(await run.rows('select * from sealed_input')).toEqual([]);
  await workers.stop();
}, 90_000);

test('a cancelled run keeps its finished items; a retry of the cancelled items does the rest', async () => {
  const gate = gated(2);
  const workers = await harness.startWorkers({ renderer: gate.renderer });
  const handle = await run.start();
  await eventually('two statements at the renderer', () => gate.rendered.length === 2);
  await run.order('cancel');
  expect(await run.reaches('CANCELLED')).toBeLessThan(10_000);
  const ended = await handle.result();
  expect(ended).toMatchObject({ state: 'CANCELLED', counts: { failed: 0, pending: 0 } });
  expect(ended.counts!.cancelled).toBeGreaterThan(0);
  const states = await run.rows('select state, count(*) as n from statement_run_item group by state');
  expect(states).toContainEqual({ state: 'CANCELLED', n: ended.counts!.cancelled });
  const before = await run.rows('select * from statement order by id');

  gate.open();
  const again = await run.retry({ state: 'CANCELLED' });
  expect(await again.result()).toMatchObject({ state: 'SUCCEEDED', attempt: 2, counts: { cancelled: 0 } });
  const after = await run.rows('select * from statement order by id');
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.every(({ version }) => version === 1)).toBe(true);
  await workers.stop();
}, 90_000);

test('a run that is cancelled by Temporal’s own tools ends the same way', async () => {
  const gate = gated(0);
  const workers = await harness.startWorkers({ renderer: gate.renderer });
  const handle = await run.start();
  await run.reaches('RUNNING');
  await handle.cancel();
  expect(await handle.result()).toMatchObject({ state: 'CANCELLED' });
  expect((await run.view()).counts.pending).toBe(0);
  await workers.stop();
}, 60_000);
