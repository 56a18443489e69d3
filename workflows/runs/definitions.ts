import { defineUpdate } from '@temporalio/workflow';
import type { RunCommand, RunCommandName } from '../../contracts/runs.ts';

/** An operator's orders to a run; each is refused with NOTHING_TO_CHANGE where it makes no sense. */
export const runCommands = {
  pause: defineUpdate<void, [RunCommand]>('pauseRun'),
  resume: defineUpdate<void, [RunCommand]>('resumeRun'),
  cancel: defineUpdate<void, [RunCommand]>('cancelRun'),
} as const satisfies Record<RunCommandName, unknown>;
