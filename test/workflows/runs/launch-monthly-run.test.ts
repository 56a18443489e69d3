import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { monthlyScheduleId, taskQueues, workflowIds } from '../../../contracts/ids.ts';
import type { launchMonthlyRun } from '../../../workflows/index.ts';
import { ensureMonthlySchedule } from '../../../workers/schedule.ts';
import { refusalOf } from '../activation/activation-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';
import { eventually } from '../../support/eventually.ts';

let harness: Harness;
let workers: RunningWorkers;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
  await ensureMonthlySchedule(harness.client, 0);
}, 60_000);

afterAll(async () => {
  await harness.client.schedule.getHandle(monthlyScheduleId).delete();
  await workers.stop();
  await harness.close();
});

/** The firing of 20 August 2019, 03:00 in Shanghai, which is still the 19th in UTC. */
const firing = { start: new Date('2019-08-19T18:59:00Z'), end: new Date('2019-08-19T19:01:00Z') };

async function launched(times: number): Promise<{ period: string; started: boolean }[]> {
  const ask = async () => {
    const results: { period: string; started: boolean }[] = [];
    const query = 'WorkflowType = "launchMonthlyRun" AND ExecutionStatus = "Completed"';
    for await (const { workflowId, runId } of harness.client.workflow.list({ query })) {
      const handle = harness.client.workflow.getHandle<typeof launchMonthlyRun>(workflowId, runId);
      results.push(await handle.result());
    }
    return results;
  };
  return eventually(`the schedule to fire ${times} times`, ask, ({ length }) => length === times);
}

test('fires on the 20th at 03:00 in Shanghai, and is updated rather than made twice', async () => {
  await ensureMonthlySchedule(harness.client, -1);
  await ensureMonthlySchedule(harness.client, 0);
  const { spec, info } = await harness.client.schedule.getHandle(monthlyScheduleId).describe();
  expect(spec.timezone).toBe('Asia/Shanghai');
  for (const next of info.nextActionTimes.slice(0, 3)) expect(next.toISOString()).toMatch(/-19T19:00:00/);
});

test('the nominal time gives the month; a second firing for it starts nothing', async () => {
  const schedule = harness.client.schedule.getHandle(monthlyScheduleId);
  await schedule.backfill({ ...firing, overlap: 'ALLOW_ALL' });
  expect(await launched(1)).toEqual([{ period: '2019-08', started: true }]);
  const run = harness.client.workflow.getHandle(workflowIds.monthlyStatementRun('2019-08'));
  expect(await run.result()).toMatchObject({ period: '2019-08', state: 'SUCCEEDED' });
  const before = await harness.dependencies.database
    .em()
    .execute('select * from statement_run_item order by id');

  await schedule.backfill({ ...firing, overlap: 'ALLOW_ALL' });
  expect(await launched(2)).toContainEqual({ period: '2019-08', started: false });
  expect(
    await harness.dependencies.database.em().execute('select * from statement_run_item order by id'),
  ).toEqual(before);
}, 60_000);

test('started by hand it has no nominal time and refuses to guess a month', async () => {
  const byHand = harness.client.workflow.execute<typeof launchMonthlyRun>('launchMonthlyRun', {
    taskQueue: taskQueues.statements,
    workflowId: 'launched-by-hand',
    args: [{ monthOffset: 0 }],
  });
  expect(await refusalOf(byHand)).toBe('PERIOD_FORMAT');
});

test('a month with a clearing file that is declared and not loaded does not run', async () => {
  const { database } = harness.dependencies;
  await database
    .em()
    .execute(
      "insert into clearing_file (clearing_date, application_type_code, file_name, state, row_count, amount_fen, fee_fen) values ('2019-12-09', 'ATM', 'late.txt', 'DECLARED', 0, 0, 0)",
    );
  const args = [{ period: '2019-12', requestedBy: 'test' }];
  const result: unknown = await harness.client.workflow.execute('monthlyStatementRun', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun('2019-12'),
    args,
  });
  expect(result).toMatchObject({ state: 'BLOCKED', refusal: 'CLEARING_INCOMPLETE' });
  expect(await database.em().execute("select * from statement_run where period = '2019-12'")).toEqual([]);
});
