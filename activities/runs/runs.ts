import { Context } from '@temporalio/activity';
import { sealedRunFlow } from '../../contracts/ids.ts';
import type {
  RetryInput,
  RunCommand,
  RunCommandInput,
  RunCommandName,
  MonthlyStatementRunInput,
  RunAttempt,
  RunHalt,
  RunPlan,
  UpdateInput,
} from '../../contracts/runs.ts';
import { BusinessError } from '../../domain/errors.ts';
import { divisionOfPolicy } from '../../domain/runs/run-division.ts';
import { AttemptFencedError } from '../../db/repositories/runs/attempt-fenced-error.ts';
import type { RunEnd } from '../../db/repositories/runs/run-control.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createAudited, unaudited } from '../audit/audited.ts';

type PlanRetryInput = Omit<MonthlyStatementRunInput, 'retry'> &
  NonNullable<MonthlyStatementRunInput['retry']>;

type NamedRunCommand = RunCommand & { readonly period: string; readonly name: RunCommandName };

export function createRunActivities(dependencies: ActivityDependencies) {
  const { repositories, clock, log } = dependencies;
  const { runs, sealedInputs: inputs } = repositories;
  const { audited } = createAudited(dependencies);

  /** What was typed about a run is in the audit trail when it ends. */
  async function ended({ period, attempt }: RunAttempt, end: RunEnd): Promise<RunEnd> {
    await inputs.wipeFlow(sealedRunFlow(period));
    log.info({ run: period, attempt, state: end.state, counts: end.counts }, 'a run ended');
    return end;
  }

  /** Nobody may be watching who started it, the schedule for one: a refusal is written down and logged. */
  async function withRefusalAudit<T>(
    { period, requestedBy: actor, action }: { period: string; requestedBy: string; action: string },
    plan: () => Promise<T>,
  ): Promise<T> {
    try {
      return await plan();
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error;
      log.warn({ run: period, code: error.code, ...error.details }, 'a run was refused');
      const causeKey = `${action}:REFUSED:${Context.current().info.workflowExecution?.runId}`;
      const refused = { at: clock(), actor, action, target: `statement-run:${period}`, causeKey };
      const detail = { errorCode: error.code };
      await repositories.auditTrail.record({ ...refused, outcome: 'REFUSED', detail });
      throw error;
    }
  }

  return {
    /** Freezes who gets a statement of the month. @throws CLEARING_INCOMPLETE, RUN_EXISTS, PERIOD_IN_FUTURE, INPUT_GONE */
    planRun: unaudited(
      'its row is part of the change; a refusal leaves one of its own',
      ({ period, requestedBy, provisional }: MonthlyStatementRunInput): Promise<RunPlan> =>
        withRefusalAudit({ period, requestedBy, action: 'run.start' }, async () => {
          const typed = provisional && (await inputs.open<RunCommandInput>(provisional.inputId));
          const plan = await runs.plan({
            period,
            requestedBy,
            provisionalReason: typed?.reason,
            now: clock(),
          });
          await runs.start(period, plan.attempt, clock());
          log.info({ run: period, ...plan }, 'a run started');
          return { runId: period, ...plan, division: divisionOfPolicy() };
        }),
    ),

    /** Opens items whose statements are due for a next version. @throws NOTHING_TO_CHANGE, RUN_PREVIEW_STALE, INPUT_GONE */
    planUpdate: unaudited(
      'its row is part of the change; a refusal leaves one of its own',
      ({ period, requestedBy, inputId, previewToken }: PlanRetryInput): Promise<RunPlan> =>
        withRefusalAudit({ period, requestedBy, action: 'run.update' }, async () => {
          const typed = await inputs.open<UpdateInput>(inputId);
          const request = { period, requestedBy, previewToken, ...typed, now: clock() };
          const { attempt } = await runs.planUpdate(request);
          await runs.start(period, attempt, clock());
          const { items } = await runs.counts(period);
          return { runId: period, attempt, items, division: divisionOfPolicy() };
        }),
    ),

    /** Sets the chosen items back to pending. @throws RUN_PREVIEW_STALE, RUN_NOTHING_TO_RETRY, RUN_NOT_FOUND, INPUT_GONE */
    planRetry: unaudited(
      'its row is part of the change',
      async ({ period, inputId, ...retry }: PlanRetryInput): Promise<RunPlan> => {
        const chosen = await inputs.open<RetryInput>(inputId);
        const { attempt } = await runs.planRetry({ period, ...chosen, ...retry, now: clock() });
        await runs.start(period, attempt, clock());
        const { items } = await runs.counts(period);
        return { runId: period, attempt, items, division: divisionOfPolicy() };
      },
    ),

    /** Writes down who ordered what of a run and why, once. @throws INPUT_GONE */
    recordRunOrder: audited(
      { action: ({ name }: NamedRunCommand) => `run.${name}`, audit: 'refusals-only' },
      async (command: NamedRunCommand, accepted): Promise<void> => {
        const { inputId, requestedBy: actor, period } = command;
        const { reason } = await inputs.open<RunCommandInput>(inputId);
        await accepted.write({ actor, reason, target: `statement-run:${period}` });
      },
    ),

    /** Notes that nothing of the run is being worked on; reports it once when somebody has to act. */
    haltRun: unaudited('its row is part of the change', async (halt: RunHalt): Promise<void> => {
      const { period, errorCode, alert } = halt;
      // Before anything else, since the database may be what has failed.
      if (alert && Context.current().info.attempt === 1)
        log.fatal({ run: period, code: errorCode }, 'the run is blocked');
      await orSuperseded(runs.halt({ ...halt, now: clock() }));
    }),

    continueRun: unaudited(
      'recordRunOrder has audited the command',
      ({ period, attempt }: RunAttempt): Promise<void> => orSuperseded(runs.start(period, attempt, clock())),
    ),

    cancelRun: unaudited('recordRunOrder has audited the command', async (run: RunAttempt): Promise<RunEnd> =>
      ended(run, await orSuperseded(runs.cancel(run.period, run.attempt, clock()))),
    ),

    finalizeRun: unaudited(
      'ends what an audited command or schedule started',
      async (run: RunAttempt): Promise<RunEnd> =>
        ended(run, await orSuperseded(runs.finalize(run.period, run.attempt, clock()))),
    ),
  };
}

/** No retry helps an attempt that another has replaced. @throws BusinessError RUN_SUPERSEDED */
async function orSuperseded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AttemptFencedError ? new BusinessError('RUN_SUPERSEDED') : error;
  }
}
