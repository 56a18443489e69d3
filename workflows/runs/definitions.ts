import { defineUpdate } from '@temporalio/workflow';
import type { RunOrder, RunOrderName } from '../../contracts/runs.ts';

/** An operator's orders to a run; each is refused with NOTHING_TO_CHANGE where it makes no sense. */
export const runOrders = {
  pause: defineUpdate<void, [RunOrder]>('pauseRun'),
  resume: defineUpdate<void, [RunOrder]>('resumeRun'),
  cancel: defineUpdate<void, [RunOrder]>('cancelRun'),
} as const satisfies Record<RunOrderName, unknown>;
