import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createActivities } from '../../../activities/index.ts';
import { workflowIds } from '../../../contracts/ids.ts';
import type { MonthlyStatementRunInput } from '../../../contracts/runs.ts';
import { samplePeriod } from '../../../db/sample/sample.ts';
import { divisionOfPolicy, unplannedDivision } from '../../../domain/runs/run-division.ts';
import { type Harness, startHarness } from '../harness.ts';
import { runUnderTest } from './run-under-test.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);

afterAll(() => harness.close());

/** How many commands of a kind a workflow has given. */
async function commandsOf(workflowId: string, kind: string): Promise<number> {
  const { events } = await harness.client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).filter((event) => Object.hasOwn(event, kind)).length;
}

test('a run is divided as its plan says, whatever the policy says later', async () => {
  const planned = { partitionSubjects: 2, partitionWindow: 2, subjectsPerChunk: 1, chunkWindow: 2 };
  const activities = createActivities(harness.dependencies);
  const planRun = async (input: MonthlyStatementRunInput) => ({
    ...(await activities.planRun(input)),
    division: planned,
  });
  const workers = await harness.startWorkers({}, { activities: { ...activities, planRun } });
  const { counts } = await (await runUnderTest(harness).start()).result();
  await workers.stop();

  expect(counts!.items).toBeGreaterThan(2);
  const run = workflowIds.monthlyStatementRun(samplePeriod);
  const partitions = await commandsOf(run, 'startChildWorkflowExecutionInitiatedEventAttributes');
  expect(partitions).toBe(Math.ceil(counts!.items / planned.partitionSubjects));
  const firstPartition = workflowIds.statementPartition(samplePeriod, 1, 0, 0);
  expect(await commandsOf(firstPartition, 'activityTaskScheduledEventAttributes')).toBe(2);
}, 60_000);

test('a plan made today holds the division of the policy; plans without one are divided as ever', () => {
  expect(Object.keys(divisionOfPolicy()).toSorted()).toEqual(Object.keys(unplannedDivision).toSorted());
  expect(unplannedDivision).toEqual({
    partitionSubjects: 5_000,
    partitionWindow: 2,
    subjectsPerChunk: 50,
    chunkWindow: 4,
  });
});
