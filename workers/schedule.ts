import {
  type CalendarSpec,
  type Client,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { monthlyScheduleId, taskQueues } from '../contracts/ids.ts';
import type { LaunchMonthlyRunInput } from '../contracts/runs.ts';
import { policy } from '../domain/policy.ts';

/**
 * Creates or updates the Schedule that starts the monthly run on the 20th at 03:00 Asia/Shanghai (guide: 通常在当月
 * 20 日前后). A firing missed while the engine was down is caught up for three days; whether it is paused is left as
 * an operator set it.
 *
 * @param monthOffset 0 for the month of the firing, -1 for the month before.
 */
export async function ensureMonthlySchedule(client: Client, monthOffset: number): Promise<void> {
  const schedule = monthlySchedule(monthOffset);
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = schedule;
    const handle = client.schedule.getHandle(monthlyScheduleId);
    await handle.update(({ state }) => ({ spec, action, policies, state }));
  }
}

function monthlySchedule(monthOffset: number) {
  return {
    scheduleId: monthlyScheduleId,
    spec: {
      calendars: [{ dayOfMonth: policy.run.dayOfMonth, hour: policy.run.hour }] as CalendarSpec[],
      timezone: 'Asia/Shanghai',
    },
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: policy.run.catchUpMs },
    action: {
      type: 'startWorkflow',
      workflowType: 'launchMonthlyRun',
      taskQueue: taskQueues.statements,
      workflowId: 'launch-monthly-run',
      args: [{ monthOffset } satisfies LaunchMonthlyRunInput],
    },
  } as const;
}
