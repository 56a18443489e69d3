import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { monthlyScheduleId } from '../../contracts/ids.ts';
import { loadConfig } from '../../config.ts';
import { connectTemporal } from '../../temporal/connection.ts';
import { succeeded, twoHeartbeatsMs } from './operate-runs.ts';
import { caseTimeoutMs, scale } from './scale.ts';
import { startSystem, type SystemUnderTest } from './system-under-test.ts';
import { eventually } from '../support/eventually.ts';

const [cancelled, fired, poisoned] = ['2019-12', '2020-01', '2020-02'];

let system: SystemUnderTest;

beforeAll(async () => {
  system = await startSystem({ months: [cancelled, fired, poisoned] });
}, caseTimeoutMs);
afterAll(() => system.stop(), caseTimeoutMs);

const reason = 'as the operator says';

test(
  'cancelled within two heartbeats, it is whole as far as it came; a retry of the cancelled items does the rest',
  async () => {
    expect(await system.runs.orderInMiddle(cancelled, 'cancel')).toBeLessThan(twoHeartbeatsMs);
    await system.expectWhole(cancelled);
    const before = await system.doneOf(cancelled);
    const { previewToken } = await system.runs.previewRetry(cancelled, '?state=CANCELLED');
    await system.runs.retry(cancelled, { previewToken, reason, state: 'CANCELLED' });
    expect(await system.runs.reaches(cancelled, 'SUCCEEDED', 'PARTIAL')).toMatchObject(succeeded);
    expect(await system.doneOf(cancelled)).toEqual(expect.arrayContaining(before));
    await system.expectWhole(cancelled);
  },
  caseTimeoutMs,
);

test(
  'the schedule fires for a month, and again while that runs: there is one run of it',
  async () => {
    const client = connectTemporal(loadConfig(system.stack.environment));
    const schedule = client.schedule.getHandle(monthlyScheduleId);
    // 20 January 2020, 03:00 in Shanghai.
    const firing = { start: new Date('2020-01-19T18:59:00Z'), end: new Date('2020-01-19T19:01:00Z') };
    const query = 'WorkflowType = "launchMonthlyRun" AND ExecutionStatus = "Completed"';
    const launched = async () => (await client.workflow.count(query)).count;
    for (const times of [1, 2]) {
      await schedule.backfill({ ...firing, overlap: 'ALLOW_ALL' });
      await eventually('the firing', launched, (count) => count === times, scale.patienceMs);
    }
    expect(await system.runs.reaches(fired, 'SUCCEEDED', 'PARTIAL')).toMatchObject(succeeded);
    const runs = await client.workflow.count(
      `WorkflowType = "monthlyStatementRun" AND WorkflowId = "statement-run:${fired}"`,
    );
    expect(runs.count).toBe(1);
    await client.connection.close();
    await system.expectWhole(fired);
  },
  caseTimeoutMs,
);

/**
 * Half a fen, which no writer accepts, on two rows whose sum stays as the control totals say; only an engine that
 * doesn't mind types can hold it.
 */
const poison = (half: 0.5 | -0.5) =>
  system.rows(
    `update clearing_transaction
      set amount_fen = amount_fen + (3 - 2 * line_no) * ?, net_fen = net_fen + (3 - 2 * line_no) * ?
      where clearing_date like ? and line_no in (1, 2)`,
    half,
    half,
    `${poisoned}-%`,
  );

test(
  'a row that cannot be rendered fails its statements alone; of two retries at once one is an attempt, and it does those alone',
  async () => {
    await poison(0.5);
    await system.runs.start(poisoned);
    const { state, counts } = await system.runs.reaches(poisoned, 'SUCCEEDED', 'PARTIAL', 'BLOCKED');
    expect({ state, pending: counts.pending }).toEqual({ state: 'PARTIAL', pending: 0 });
    expect(counts.failed).toBeGreaterThan(0);
    await poison(-0.5);
    await system.expectWhole(poisoned);

    const before = await system.doneOf(poisoned);
    const { items, previewToken } = await system.runs.previewRetry(poisoned);
    expect(items).toBe(counts.failed);
    const both = [1, 2].map(() => system.runs.retry(poisoned, { previewToken, reason }));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(String(refused?.reason)).toMatch(/ 409 .*RUN_IN_PROGRESS/);
    expect(await system.runs.reaches(poisoned, 'SUCCEEDED')).toMatchObject({
      attempt: 2,
      counts: { failed: 0 },
    });
    expect(await system.doneOf(poisoned)).toEqual(expect.arrayContaining(before));
    await system.expectWhole(poisoned);
  },
  caseTimeoutMs,
);
