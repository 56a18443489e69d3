import { afterAll, beforeAll, describe } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/index.ts';
import { taskQueues } from '../../contracts/ids.ts';
import '../quiet-temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

export interface TimeSkipping {
  environment(): TestWorkflowEnvironment;
}

const path = process.env['TEST_TIME_SKIPPING_SERVER'];
/** `npm test` finds or builds the server; without it these tests are left out, except in CI. */
const suite = path === undefined && process.env['CI'] !== 'true' ? describe.skip : describe;

/** Tests on a server that skips time, with a worker whose activities are typed as the real ones so they cannot drift. */
export function describeSkippingTime(
  activities: Partial<Activities>,
  tests: (server: TimeSkipping) => void,
): void {
  suite('on a server that skips time', () => {
    let environment: TestWorkflowEnvironment;
    let worker: Worker;
    let running: Promise<void>;

    beforeAll(async () => {
      const executable = { type: 'existing-path', path: path! } as const;
      environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
      worker = await Worker.create({
        connection: environment.nativeConnection,
        taskQueue: taskQueues.interactive,
        workflowBundle: workflowBundle(),
        activities,
      });
      running = worker.run();
    }, 60_000);

    afterAll(async () => {
      worker.shutdown();
      await running;
      await environment.teardown();
    });

    tests({ environment: () => environment });
  });
}

/** From start to end by the server's clock, ms. */
export async function lifetimeOf(handle: {
  describe(): Promise<{ startTime: Date; closeTime?: Date }>;
}): Promise<number> {
  const { startTime, closeTime } = await handle.describe();
  return closeTime!.getTime() - startTime.getTime();
}
