import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { taskQueues } from '../contracts/ids.ts';

/**
 * Steps a person waits for that touch nothing but the database. They are done inside the workflow task, which costs a
 * fifth of what an activity of its own does; a worker that dies leaves no trace of them, and they are done again.
 */
export const quick = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '2m',
  retry: { initialInterval: '200ms', maximumInterval: '5s' },
});

/** Steps a person waits for that reach further: quick tries, and an end to trying while the page can still say so. */
export const interactive = proxyActivities<Activities>({
  taskQueue: taskQueues.interactive,
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '2m',
  retry: { initialInterval: '200ms', maximumInterval: '5s' },
});

/** Bookkeeping that has to happen in the end, however long the database is away. */
export const persistent = proxyActivities<Activities>({
  taskQueue: taskQueues.interactive,
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Planning and closing a run: set-based SQL over all subjects. */
export const planning = proxyActivities<Activities>({
  taskQueue: taskQueues.statements,
  startToCloseTimeout: '10m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/**
 * A chunk of statements: heartbeats every few seconds, so that a killed worker is noticed within seconds. When it is
 * cancelled it is over only once it has stopped.
 */
export const producing = proxyActivities<Activities>({
  taskQueue: taskQueues.statements,
  startToCloseTimeout: '2h',
  heartbeatTimeout: '15s',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Mail and SMS, on their own queue so that a slow relay holds up nothing else. */
export const delivering = proxyActivities<Activities>({
  taskQueue: taskQueues.mail,
  startToCloseTimeout: '30m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '5s', maximumInterval: '5m' },
});
