import type { WorkerOptions } from '@temporalio/worker';
import { taskQueues } from '../contracts/ids.ts';

type QueueOptions = Pick<WorkerOptions, 'taskQueue' | 'maxConcurrentActivityTaskExecutions'>;

/** Workflows and activities of each queue. Mail goes out a batch at a time: its order and its limits are the relay's. */
const queues: readonly QueueOptions[] = [
  { taskQueue: taskQueues.interactive, maxConcurrentActivityTaskExecutions: 50 },
  { taskQueue: taskQueues.statements, maxConcurrentActivityTaskExecutions: 8 },
  { taskQueue: taskQueues.mail, maxConcurrentActivityTaskExecutions: 2 },
];

/**
 * The options of one worker for each task queue.
 * A killed worker's workflows are taken up by another within 2 s (the default would be 10 s), and one that is told
 * to stop gives its activities 20 s to reach a point they can go on from.
 */
export function workerOptions(shared: Omit<WorkerOptions, 'taskQueue'>): WorkerOptions[] {
  return queues.map((queue) => ({
    ...shared,
    ...queue,
    // As often as activities tell that they live; a longer interval would hold up the order to stop.
    maxHeartbeatThrottleInterval: '3s',
    stickyQueueScheduleToStartTimeout: '2s',
    shutdownGraceTime: '20s',
    shutdownForceTime: '30s',
  }));
}
