import { type Client, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import { statementKey, workflowIds } from '../../../contracts/ids.ts';
import type { ProduceStatementInput, ProductionProgress } from '../../../contracts/statements.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { produceStatement } from '../../../workflows/index.ts';
import { productionProgress } from '../../../workflows/statements/definitions.ts';
import { businessErrorIn } from '../../../temporal/calls/temporal-failure.ts';
import { withinDeadline } from '../../../temporal/calls/within-deadline.ts';

/** How a production on demand stands, or how it ended; `code` says why it failed. */
export interface Production {
  readonly state: 'PRODUCING' | 'READY' | 'EMPTY' | 'FAILED';
  /** In application types; nothing is known yet while `total` is 0. */
  readonly progress: ProductionProgress;
  readonly statementIds: readonly string[];
  readonly code?: ErrorCode;
}

type Handle = WorkflowHandle<typeof produceStatement>;

const nothingYet: ProductionProgress = { done: 0, total: 0 };

/** A person looks again in a moment, so that a worker that is away holds nothing up. */
const progressDeadlineMs = 1_000;

/** Asks one run of a production how it is. */
export function createProductionCalls(client: Client) {
  /** Undefined for a run that Temporal has forgotten. @throws BusinessError SERVICE_UNAVAILABLE */
  return async (
    key: Pick<ProduceStatementInput, 'subjectType' | 'subjectNo' | 'from' | 'to'>,
    temporalRunId: string,
  ): Promise<Production | undefined> => {
    const workflowId = workflowIds.statement(statementKey(key));
    const handle = client.workflow.getHandle<typeof produceStatement>(workflowId, temporalRunId);
    try {
      const { status } = await withinDeadline(client, () => handle.describe());
      return await (status.name === 'RUNNING' ? underWay(handle) : ended(handle));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  };

  async function underWay(handle: Handle): Promise<Production> {
    const asked = () => handle.query(productionProgress);
    const progress = await withinDeadline(client, asked, progressDeadlineMs).catch(() => nothingYet);
    return { state: 'PRODUCING', progress, statementIds: [] };
  }

  async function ended(handle: Handle): Promise<Production> {
    try {
      const { statementIds } = await withinDeadline(client, () => handle.result());
      const progress = { done: statementIds.length, total: statementIds.length };
      return { state: statementIds.length > 0 ? 'READY' : 'EMPTY', progress, statementIds };
    } catch (error) {
      const known = businessErrorIn(error);
      if (known?.code === 'SERVICE_UNAVAILABLE') throw error;
      return { state: 'FAILED', progress: nothingYet, statementIds: [], code: known?.code ?? 'INTERNAL' };
    }
  }
}
