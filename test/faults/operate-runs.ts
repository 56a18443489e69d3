import type { RunCommandName, RunCounts, RunState } from '../../contracts/runs.ts';
import type { PortalClient } from '../../scripts/demo/portal-client.ts';
import { scale } from './scale.ts';
import { eventually } from '../support/eventually.ts';

/** Two heartbeats of 4 s, and what a busy machine needs to look. */
export const twoHeartbeatsMs = 10_000;

/** How a run ends that nothing was wrong with; what its items are is looked at apart. */
export const succeeded = { state: 'SUCCEEDED', counts: { failed: 0, cancelled: 0, pending: 0 } };

/** So many items are settled when something happens to a run. */
const settledFirst = 20;

interface RunView {
  readonly state: RunState;
  readonly attempt: number;
  readonly errorCode: string | null;
  readonly counts: RunCounts;
}

interface RetryOrder {
  readonly previewToken: string;
  readonly reason: string;
  readonly state?: 'CANCELLED';
}

/** Runs as their operator handles them, by the api alone. */
export function operateRuns(operator: PortalClient) {
  const path = (period: string) => `ops/runs/${period}`;
  const view = (period: string) => operator.get<RunView>(path(period));
  // Just started, a run has no row yet; and the api may be without its database for a while.
  const look = (period: string) => view(period).catch(() => undefined);

  async function reaches(period: string, ...states: RunState[]): Promise<RunView> {
    const isThere = (run: RunView | undefined) => run !== undefined && states.includes(run.state);
    return (await eventually(
      `${period} to be ${states.join(' or ')}`,
      () => look(period),
      isThere,
      scale.patienceMs,
    ))!;
  }

  const start = (period: string) => operator.post('ops/runs', { period });

  /** Begins the month's run, and comes back in its middle. @throws Error when there was none */
  async function startAndReachMiddle(period: string): Promise<void> {
    await start(period);
    const isUnderWay = (run: RunView | undefined) =>
      run !== undefined && run.counts.items - run.counts.pending >= settledFirst;
    const run = await eventually('the first items', () => look(period), isUnderWay, scale.patienceMs);
    if (run!.counts.pending === 0) throw new Error('the run was over before anything could happen to it');
  }

  const order = (period: string, name: RunCommandName, reason = `please ${name}`) =>
    operator.post(`${path(period)}/${name}`, { reason });

  return {
    start,
    startAndReachMiddle,
    view,
    reaches,
    order,

    /** Gives an order in a run's middle and answers how many ms it took to be followed. */
    async orderInMiddle(period: string, name: 'pause' | 'cancel'): Promise<number> {
      await startAndReachMiddle(period);
      const began = Date.now();
      await order(period, name);
      const { counts } = await reaches(period, name === 'pause' ? 'PAUSED' : 'CANCELLED', 'SUCCEEDED');
      const tookMs = Date.now() - began;
      if (counts.pending + counts.cancelled === 0) throw new Error('the order came too late');
      return tookMs;
    },

    previewRetry: (period: string, query = '') =>
      operator.get<{ items: number; previewToken: string }>(`${path(period)}/retries/preview${query}`),

    /** Comes back when the next attempt is under way. */
    async retry(period: string, retryOrder: RetryOrder): Promise<void> {
      const { attempt } = await view(period);
      await operator.post(`${path(period)}/retries`, retryOrder);
      const isNext = (run: RunView | undefined) => run !== undefined && run.attempt > attempt;
      await eventually('the retry', () => look(period), isNext, scale.patienceMs);
    },
  };
}
