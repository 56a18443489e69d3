import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from '@jest/globals';
import { createLogger } from '../../logging/create-logger.ts';
import { activityIds } from '../../workers/activity-ids.ts';

test('every line of an activity carries its workflow and run id; other lines carry none', async () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLogger({ level: 'info', name: 'worker', mixin: activityIds }, { write });
  const workflowExecution = { workflowId: 'activation-1', runId: 'run-1' };
  const environment = new MockActivityEnvironment({ activityType: 'sendActivationCode', workflowExecution });
  await environment.run(() => Promise.resolve(log.warn('a code could not be sent')));
  log.info('worker ready');
  expect(JSON.parse(lines[0]!)).toMatchObject({
    activity: 'sendActivationCode',
    workflowId: 'activation-1',
    temporalRunId: 'run-1',
  });
  expect(JSON.parse(lines[1]!)).not.toHaveProperty('workflowId');
});
