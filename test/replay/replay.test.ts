import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import '../quiet-temporal.ts';
import { loadConfig } from '../../config.ts';
import { createDataConverter } from '../../temporal/data-converter.ts';
import * as workflows from '../../workflows/index.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { recordHistories } from './record-histories.ts';

interface RecordedHistory {
  readonly events: {
    eventType: string;
    activityTaskScheduledEventAttributes?: { activityType: { name: string } };
  }[];
}

const folder = join(import.meta.dirname, 'histories');

beforeAll(async () => {
  if (process.env['RECORD_HISTORIES'] === 'true') await recordHistories(folder);
}, 180_000);

async function recorded(): Promise<{ name: string; history: RecordedHistory }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => ({
      name,
      history: JSON.parse(await readFile(join(folder, name), 'utf8')) as RecordedHistory,
    })),
  );
}

/** Replays each history with today's code and answers the names of those that it does not survive. */
async function failing(histories: { name: string; history: RecordedHistory }[]): Promise<string[]> {
  const dataConverter = createDataConverter(loadConfig({ EMBEDDED: 'true' }).PAYLOAD_KEYS);
  const cases = histories.map(({ name, history }) => ({ workflowId: name, history }));
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: workflowBundle(), dataConverter },
    cases,
  )) {
    if (error) failed.push(workflowId);
  }
  return failed;
}

test('today’s code replays every recorded history', async () => {
  const histories = await recorded();
  expect(await failing(histories)).toEqual([]);
}, 60_000);

test('there is a history of every workflow', async () => {
  const types = (await recorded()).map(({ name }) => name.split('-')[0]);
  expect(new Set(types)).toEqual(new Set(Object.keys(workflows)));
});

test('there is a run that was paused and resumed', async () => {
  const runs = (await recorded()).filter(({ name }) => name.startsWith('monthlyStatementRun-'));
  const orders = runs.map(({ history }) =>
    history.events.filter(({ eventType }) => eventType === 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED'),
  );
  expect(orders.some((done) => done.length === 2)).toBe(true);
});

test('a history that today’s code would not have made is found out', async () => {
  const histories = await recorded();
  const altered = histories.filter(({ name }) =>
    /^(merchantActivation|passwordRecovery|contactChange|monthlyStatementRun|statementPartition)-/.test(name),
  );
  for (const { history } of altered) {
    const scheduled = history.events.find((event) => event.activityTaskScheduledEventAttributes);
    scheduled!.activityTaskScheduledEventAttributes!.activityType.name = 'anotherActivity';
  }
  expect((await failing(altered)).toSorted()).toEqual(altered.map(({ name }) => name).toSorted());
  expect(altered.length).toBeGreaterThanOrEqual(3);
}, 60_000);
