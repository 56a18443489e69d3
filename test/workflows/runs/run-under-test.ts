import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { sealedRunFlow, taskQueues, workflowIds } from '../../../contracts/ids.ts';
import type { RetrySelection, RunCommandName } from '../../../contracts/runs.ts';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { samplePeriod } from '../../../db/sample/sample.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import type { monthlyStatementRun } from '../../../workflows/index.ts';
import { runCommands } from '../../../workflows/runs/definitions.ts';
import type { Harness } from '../harness.ts';
import { eventually } from '../../support/eventually.ts';

type RunHandle = WorkflowHandleWithFirstExecutionRunId<typeof monthlyStatementRun>;

/** The sample's month, as the api would start it and give orders about it. */
export function runUnderTest({ client, dependencies }: Harness) {
  const { database, vault } = dependencies;
  const queries = createRunQueries(database);

  const sealed = (typed: object): Promise<string> =>
    createSealedInputs(database, vault).seal(sealedRunFlow(samplePeriod), typed, new Date());

  function start(retry?: { inputId: string; previewToken: string }): Promise<RunHandle> {
    return client.workflow.start<typeof monthlyStatementRun>('monthlyStatementRun', {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.monthlyStatementRun(samplePeriod),
      args: [{ period: samplePeriod, requestedBy: 'test', ...(retry && { retry }) }],
    });
  }

  return {
    start: () => start(),

    async retry(selection: RetrySelection): Promise<RunHandle> {
      const { previewToken } = await queries.previewRetry(samplePeriod, selection);
      return start({ inputId: await sealed({ ...selection, reason: 'again' }), previewToken });
    },

    async order(name: RunCommandName, reason = `please ${name}`): Promise<void> {
      const handle = client.workflow.getHandle(workflowIds.monthlyStatementRun(samplePeriod));
      const order = { inputId: await sealed({ reason }), requestedBy: 'operator:1' };
      await handle.executeUpdate(runCommands[name], { args: [order] });
    },

    view: async () => (await queries.byPeriod(samplePeriod))!,

    /** Waits until the run's row has this state, and answers how many ms that took. */
    async reaches(state: string, withinMs = 30_000): Promise<number> {
      const began = Date.now();
      const ask = async () => (await queries.byPeriod(samplePeriod))?.state;
      await eventually(`the run to be ${state}`, ask, (current) => current === state, withinMs);
      return Date.now() - began;
    },

    rows: (sql: string) => database.em().execute<Record<string, unknown>[]>(sql),
  };
}
