import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { samplePeriod } from '../../db/sample/sample.ts';
import { createRenderer, type Renderer } from '../../rendering/renderer.ts';
import { type Harness, type RunningWorkers, startHarness } from '../workflows/harness.ts';
import { runUnderTest } from '../workflows/runs/run-under-test.ts';
import { expectWholeRun } from './expect-whole-run.ts';
import { loadMonths } from './load-months.ts';
import { caseTimeoutMs, scale } from './scale.ts';
import { lastMail } from './system-under-test.ts';

const worker = new URL('./failing-worker.ts', import.meta.url);
const atMostMs = 10_000;

let harness: Harness;
let run: ReturnType<typeof runUnderTest>;
let workers: RunningWorkers | undefined;
let renderer: Renderer;

beforeAll(async () => {
  harness = await startHarness();
  run = runUnderTest(harness);
  const { database, vault } = harness.dependencies;
  await loadMonths(database, vault, { months: [samplePeriod], merchants: scale.merchants / 8 });
}, caseTimeoutMs);
afterAll(async () => {
  await workers?.stop();
  await renderer?.close();
  await harness.close();
}, caseTimeoutMs);

/** Instead of those before. */
async function startWorkers(over: Partial<ActivityDependencies> = {}): Promise<void> {
  await workers?.stop();
  workers = undefined;
  workers = await harness.startWorkers(over);
}

async function expectWhole(): Promise<void> {
  const { database } = harness.dependencies;
  await lastMail(database);
  const filesDir = harness.config.FILES_DIR!;
  const [shown, mails] = await Promise.all([run.view(), harness.mails()]);
  await expectWholeRun({ period: samplePeriod, database, filesDir, shown, mails, killed: false });
}

/** See `troubled-worker.ts`: it dies, hangs; a row dropped, doubled, changed by a fen. */
const failures = [
  ['899000000000003', 'RENDERING_FAILED'],
  ['899000000000006', 'RENDERING_TIMED_OUT'],
  ['899000000000009', 'TOTALS_DISAGREE'],
  ['899000000000012', 'TOTALS_DISAGREE'],
  ['899000000000015', 'TOTALS_DISAGREE'],
];

const keptOf = (table: string) => run.rows(`select * from ${table} order by id`);

test(
  'a thread dies, one hangs, and rows are dropped, doubled, or changed by a fen on their way: those items fail alone with their codes, and are done alone when the cause is gone',
  async () => {
    renderer = createRenderer({ threads: 2, worker, atMostMs });
    await startWorkers({ renderer });
    const first = await (await run.start()).result();
    expect(first).toMatchObject({ state: 'PARTIAL', counts: { failed: failures.length, pending: 0 } });
    const failed = await run.rows(
      "select subject_no, error_code from statement_run_item where state = 'FAILED' order by ordinal",
    );
    expect(failed.map((item) => Object.values(item))).toEqual(failures);
    await expectWhole();

    const tables = ['statement', 'statement_file', 'outbox_message'];
    const before = await Promise.all(tables.map(keptOf));
    await startWorkers();
    const second = await (await run.retry({})).result();
    expect(second).toMatchObject({ state: 'SUCCEEDED', attempt: 2, counts: { failed: 0, pending: 0 } });
    await expectWhole();
    const after = await Promise.all(tables.map(keptOf));
    for (const [index, kept] of before.entries()) expect(after[index]).toEqual(expect.arrayContaining(kept));
    expect(after[0]).toHaveLength(before[0]!.length + failures.length);
    // Two of them have an address.
    expect(after[2]).toHaveLength(before[2]!.length + 2);
  },
  caseTimeoutMs,
);
