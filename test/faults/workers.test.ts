import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Child } from '../../scripts/servers/child-process.ts';
import { succeeded } from './operate-runs.ts';
import { caseTimeoutMs } from './scale.ts';
import { startSystem, type SystemUnderTest } from './system-under-test.ts';

const [killed, drained] = ['2019-02', '2019-12'];
/** What a worker is given to come to an end, and some for a busy machine. */
const graceMs = 25_000;

let system: SystemUnderTest;
let other: Child;

beforeAll(async () => {
  system = await startSystem({ months: [killed, drained] });
  other = await system.startAnotherWorker();
}, caseTimeoutMs);
afterAll(() => system.stop(), caseTimeoutMs);

test(
  'of two workers that share a run one is killed, then the other',
  async () => {
    await system.runs.startAndReachMiddle(killed);
    other.kill('SIGKILL');
    await other.exited;
    await system.stack.restartWorker('SIGKILL');
    expect(await system.runs.reaches(killed, 'SUCCEEDED', 'PARTIAL', 'BLOCKED')).toMatchObject(succeeded);
    await system.expectWhole(killed, { killed: true });
  },
  caseTimeoutMs,
);

test(
  'the worker is told to end: it comes to its end within the grace and leaves no half file; the next does the rest',
  async () => {
    other = await system.startAnotherWorker();
    process.kill(system.stack.pids.worker!, 'SIGKILL');
    await system.runs.startAndReachMiddle(drained);
    const began = Date.now();
    other.kill('SIGTERM');
    const { code } = await other.exited;
    expect({ code, inTime: Date.now() - began < graceMs }).toEqual({ code: 0, inTime: true });
    const left = await system.runs.view(drained);
    expect(left).toMatchObject({ state: 'RUNNING', counts: { failed: 0 } });
    expect(left.counts.pending).toBeGreaterThan(0);
    await system.startAnotherWorker();
    expect(await system.runs.reaches(drained, 'SUCCEEDED', 'PARTIAL', 'BLOCKED')).toMatchObject(succeeded);
    await system.expectWhole(drained, { killed: true });
  },
  caseTimeoutMs,
);
