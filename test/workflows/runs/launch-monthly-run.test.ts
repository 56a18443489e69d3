import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { monthlyScheduleId, taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import type { launchMonthlyRun, monthlyStatementRun } from '../../../workflows/index.ts';
import { ensureMonthlySchedule } from '../../../workers/schedule.ts';
import { refusalOf } from '../activation/activation-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';
import { declareMonth } from '../../db/fixture.ts';
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

test('is made paused, and fires on the 20th at 03:00 in Shanghai', async () => {
  const { spec, info, state } = await harness.client.schedule.getHandle(monthlyScheduleId).describe();
  expect(state.paused).toBe(true);
  expect(spec.timezone).toBe('Asia/Shanghai');
  for (const next of info.nextActionTimes.slice(0, 3)) expect(next.toISOString()).toMatch(/-19T19:00:00/);
});

test('the nominal time gives the month; a second firing for it starts nothing', async () => {
  await declareMonth(harness.dependencies.database, '2019-08');
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

test('a firing long after a month was run does not open it again', async () => {
  const { database } = harness.dependencies;
  const before = await database.em().execute("select * from statement_run where period = '2019-08'");
  // As after Temporal's retention, when it has forgotten the run.
  const result = await harness.client.workflow.execute<typeof monthlyStatementRun>('monthlyStatementRun', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun('2019-08'),
    args: [{ period: '2019-08', requestedBy: 'schedule' }],
  });
  expect(result).toMatchObject({ state: 'BLOCKED', refusal: 'RUN_EXISTS' });
  expect(await database.em().execute("select * from statement_run where period = '2019-08'")).toEqual(before);
});

test('a month without any clearing file does not run, and the refusal is written down', async () => {
  const { database } = harness.dependencies;
  const result: unknown = await harness.client.workflow.execute('monthlyStatementRun', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun('2019-07'),
    args: [{ period: '2019-07', requestedBy: 'schedule' }],
  });
  expect(result).toMatchObject({ state: 'BLOCKED', refusal: 'CLEARING_INCOMPLETE' });
  expect(await database.em().execute("select * from statement_run where period = '2019-07'")).toEqual([]);
  const refused = { action: 'run.start', outcome: 'REFUSED' as const, target: 'statement-run:2019-07' };
  expect(await database.em().find(AuditEvent, refused)).toMatchObject([
    { actor: 'schedule', detail: { errorCode: 'CLEARING_INCOMPLETE' } },
  ]);
});

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

test('what operators change of it stays when a worker starts; only what it starts is brought up to date', async () => {
  const handle = harness.client.schedule.getHandle(monthlyScheduleId);
  await handle.update(({ spec, action, policies, state }) => ({
    action,
    spec: { ...spec, calendars: [{ dayOfMonth: 22, hour: 5 }] },
    policies: { ...policies, catchupWindow: 3_600_000 },
    state: { ...state, paused: false, note: 'by hand' },
  }));
  await ensureMonthlySchedule(harness.client, -1);
  await ensureMonthlySchedule(harness.client, 0);
  const { info, policies, state, action } = await handle.describe();
  for (const next of info.nextActionTimes.slice(0, 3)) expect(next.toISOString()).toMatch(/-21T21:00:00/);
  expect(policies.catchupWindow).toBe(3_600_000);
  expect(state).toMatchObject({ paused: false, note: 'by hand' });
  expect(action.args).toEqual([{ monthOffset: 0 }]);
});
