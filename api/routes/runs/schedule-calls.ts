import { type Client, ScheduleNotFoundError } from '@temporalio/client';
import { monthlyScheduleId } from '../../../contracts/ids.ts';
import type { LaunchMonthlyRunInput } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { withinDeadline } from '../../../temporal/calls/within-deadline.ts';

export interface ScheduleView {
  readonly paused: boolean;
  /** The next firings; they are made while it is paused, too, and start nothing then. */
  readonly nextAt: readonly Date[];
  readonly catchUpMs: number;
  readonly monthOffset: number;
}

/** The Schedule of the monthly run, as Temporal keeps it. @throws BusinessError SERVICE_UNAVAILABLE, also before a worker has made it */
export function createScheduleCalls(client: Client) {
  const handle = client.schedule.getHandle(monthlyScheduleId);

  async function called<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await withinDeadline(client, call);
    } catch (error) {
      throw error instanceof ScheduleNotFoundError ? new BusinessError('SERVICE_UNAVAILABLE') : error;
    }
  }

  async function view(): Promise<ScheduleView> {
    const { state, info, policies, action } = await called(() => handle.describe());
    const [input] = (action.args ?? []) as [LaunchMonthlyRunInput?];
    return {
      paused: state.paused,
      nextAt: info.nextActionTimes.slice(0, 3),
      catchUpMs: policies.catchupWindow,
      monthOffset: input?.monthOffset ?? 0,
    };
  }

  return {
    view,

    /** `by` is stored as a note for people using Temporal's tools. @throws BusinessError NOTHING_TO_CHANGE */
    async setPaused(paused: boolean, by: string): Promise<void> {
      if ((await view()).paused === paused) throw new BusinessError('NOTHING_TO_CHANGE');
      await called(() => (paused ? handle.pause(by) : handle.unpause(by)));
    },
  };
}
