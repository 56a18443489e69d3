import { taskQueues } from '../../contracts/ids.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { withinDeadline } from '../../temporal/calls/within-deadline.ts';

type Answering = 'up' | 'down';

/** What an activation and a statement need to get done. */
export type Readiness = Readonly<
  Record<'database' | 'temporal' | 'interactiveWorker' | 'statementsWorker', Answering>
>;

const probeMs = 2_000;
/** A poll lasts a minute at the most, so a poller that has not come back for longer is gone. */
const pollerAgeMs = 90_000;
/** TASK_QUEUE_TYPE_WORKFLOW */
const workflowTasks = 1;

/** Asks everything that is needed whether it answers, all at once and none for longer than two seconds. */
export function createReadiness({ queries, temporal, clock }: ApiDependencies): () => Promise<Readiness> {
  const ask = <T>(call: () => Promise<T>) => withinDeadline(temporal, call, probeMs);

  async function hasPoller(taskQueue: string): Promise<boolean> {
    const request = {
      namespace: temporal.options.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: workflowTasks,
    };
    const { pollers } = await ask(() => temporal.workflowService.describeTaskQueue(request));
    const since = clock().getTime() - pollerAgeMs;
    return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > since);
  }

  return async () => {
    const [db, server, interactive, statements] = await Promise.all([
      state(() => queries.ping()),
      state(() => ask(() => temporal.workflowService.getSystemInfo({}))),
      state(() => hasPoller(taskQueues.interactive)),
      state(() => hasPoller(taskQueues.statements)),
    ]);
    return { database: db, temporal: server, interactiveWorker: interactive, statementsWorker: statements };
  };
}

async function state(question: () => Promise<unknown>): Promise<Answering> {
  const late = new Promise<false>((done) => setTimeout(done, probeMs + 500, false).unref());
  try {
    return (await Promise.race([question(), late])) === false ? 'down' : 'up';
  } catch {
    return 'down';
  }
}
