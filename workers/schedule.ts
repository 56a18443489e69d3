import {
  type CalendarSpec,
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleDescription,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { monthlyScheduleId, taskQueues } from '../contracts/ids.ts';
import type { LaunchMonthlyRunInput } from '../contracts/runs.ts';
import { policy } from '../domain/policy.ts';

/**
 * Creates the Schedule that starts the monthly run on the 20th at 03:00 Asia/Shanghai (guide: 通常在当月 20 日前后),
 * paused until an operator enables it. Of an existing one only what it starts is brought up to date: when it fires, how
 * it catches up and whether it is paused stay as an operator set them.
 *
 * @param monthOffset 0 for the month of the firing, -1 for the month before.
 */
export async function ensureMonthlySchedule(client: Client, monthOffset: number): Promise<void> {
  try {
    await client.schedule.create(monthlySchedule(monthOffset));
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const action = actionOf(monthOffset);
    const handle = client.schedule.getHandle(monthlyScheduleId);
    if (isSameAction(await handle.describe(), monthOffset)) return;
    await handle.update(({ spec, policies, state }) => ({ spec, policies, state, action }));
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
    action: actionOf(monthOffset),
    state: { paused: true, note: 'new installation: enabled by an operator' },
  } as const;
}

function actionOf(monthOffset: number) {
  return {
    type: 'startWorkflow',
    workflowType: 'launchMonthlyRun',
    taskQueue: taskQueues.statements,
    workflowId: 'launch-monthly-run',
    args: [{ monthOffset } satisfies LaunchMonthlyRunInput],
  } as const;
}

function isSameAction({ action }: ScheduleDescription, monthOffset: number): boolean {
  const wanted = actionOf(monthOffset);
  const [input] = (action.args ?? []) as [LaunchMonthlyRunInput?];
  return (
    action.workflowType === wanted.workflowType &&
    action.taskQueue === wanted.taskQueue &&
    input?.monthOffset === monthOffset
  );
}
