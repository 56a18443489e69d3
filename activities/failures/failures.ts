import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { describeError } from './describe-error.ts';
import { InfrastructureError } from './infrastructure-error.ts';

type Activity = (...args: never[]) => Promise<unknown>;

/** The functions alone: what an activity declares besides is for those that build it. */
type Unwrapped<Activities extends Record<string, Activity>> = {
  readonly [Name in keyof Activities]: (
    ...args: Parameters<Activities[Name]>
  ) => ReturnType<Activities[Name]>;
};

/**
 * Wraps every activity so that only codes leave it: a BusinessError becomes a failure that no retry helps; anything
 * else is retried, and neither its message nor its cause goes along, because a driver's message quotes the row.
 * Trouble of the infrastructure is retried a few times and then told to the workflow, which decides how to wait.
 */
export function withFailures<Activities extends Record<string, Activity>>(
  activities: Activities,
  log: Logger,
): Unwrapped<Activities> {
  const wrapped = Object.entries(activities).map(([name, activity]) => [name, guarded(name, activity, log)]);
  return Object.fromEntries(wrapped) as Unwrapped<Activities>;
}

function guarded(name: string, activity: Activity, log: Logger): Activity {
  return async (...args) => {
    try {
      return await activity(...args);
    } catch (error) {
      if (error instanceof BusinessError)
        throw ApplicationFailure.nonRetryable(error.code, error.code, error.details);
      if (isCancellation(error)) throw error;
      if (error instanceof InfrastructureError) throw infrastructureFailure(error);
      const { workflowExecution, attempt } = Context.current().info;
      const { workflowId, runId: temporalRunId } = workflowExecution ?? {};
      const fields = { activity: name, workflowId, temporalRunId, attempt, error: describeError(error) };
      log.error(fields, 'activity failed');
      throw ApplicationFailure.retryable('INTERNAL', 'INTERNAL');
    }
  };
}

function isCancellation(error: unknown): boolean {
  return error instanceof Error && error.name === 'CancelledFailure';
}

function infrastructureFailure({ code }: InfrastructureError): ApplicationFailure {
  const nonRetryable = Context.current().info.attempt >= policy.run.maxInfrastructureAttempts;
  return ApplicationFailure.create({ message: code, type: code, nonRetryable });
}
