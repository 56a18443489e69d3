import { Context } from '@temporalio/activity';
import type { ChunkInput, ChunkResult } from '../../contracts/runs.ts';
import type { ItemPublication, RunItem } from '../../db/repositories/runs/run-items.ts';
import { subjectKey, type ProductionInput } from '../../db/repositories/statements/production-inputs.ts';
import { mapConcurrent, runEach } from '../../domain/concurrency.ts';
import { policy } from '../../domain/policy.ts';
import { periodOfMonth } from '../../domain/clearing/period.ts';
import { unaudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { describeError } from '../failures/describe-error.ts';
import { withHeartbeat } from '../failures/heartbeat.ts';
import { inBatches } from './in-batches.ts';
import { InfrastructureError } from '../failures/infrastructure-error.ts';
import { infrastructureErrorCode } from '../failures/infrastructure-error-code.ts';
import { createItemProducer } from './produce-item.ts';
import { createItemPublisher } from './publish-items.ts';
import { withTemporaryFolder } from '../failures/temporary-folder.ts';

type ProductionInputs = ReadonlyMap<string, ProductionInput>;

export function createStatementActivities(dependencies: ActivityDependencies) {
  const { repositories, clock, log, wakeOutbox } = dependencies;
  const { productionInputs, runItems, runs } = repositories;
  const produceItem = createItemProducer(dependencies);
  const publishItems = createItemPublisher({ runItems, clock, log });

  async function produceItems(chunk: ChunkInput, signal: AbortSignal): Promise<ChunkResult> {
    const { runId: month, attempt, fromOrdinal, toOrdinal } = chunk;
    const terms = await runs.termsOf(month);
    const items = await runItems.claim(month, fromOrdinal, toOrdinal, attempt);
    const inputs = await productionInputs.load(items, periodOfMonth(month));
    const result = { done: 0, failed: 0 };
    // A previous attempt may have died before waking the outbox, so a retry always wakes it.
    let outboxHasMail = Context.current().info.attempt > 1;
    const outcomes = inBatches<ItemPublication>(async (batch) => {
      const failed = await publishItems(batch);
      result.failed += failed;
      result.done += batch.length - failed;
      outboxHasMail ||= batch.some(({ messages }) => messages.length > 0);
    }, policy.run.publishing);
    // What is complete is published, whatever ended the rest, and what was published is sent.
    await runEach(
      () =>
        withTemporaryFolder((folder) =>
          mapConcurrent(inMemoryFirst(items, inputs), policy.run.itemConcurrency, async (item) => {
            signal.throwIfAborted();
            await outcomes.add(await produceItem(item, { month, inputs, terms, folder, signal }));
          }),
        ),
      () => outcomes.flush(),
      () => outboxHasMail && wakeOutbox(),
    );
    return result;
  }

  return {
    /**
     * Produces the statements of a range of a run's items, a few at a time. Items that are done already are passed
     * over, so that a chunk taken up again after a crash does the rest only.
     *
     * @throws InfrastructureError when disk or database failed; the items it was at are as they were.
     */
    produceChunk: unaudited('part of an audited run', (chunk: ChunkInput): Promise<ChunkResult> =>
      withHeartbeat(async (signal) => {
        try {
          return await produceItems(chunk, signal);
        } catch (error) {
          const code = infrastructureErrorCode(error);
          if (code === undefined) throw error;
          log.warn({ run: chunk.runId, code, error: describeError(error) }, 'a chunk was given up');
          throw new InfrastructureError(code);
        }
      }),
    ),
  };
}

/** So that nobody waits for a statement of many rows: those whose rows are there already come first. */
function inMemoryFirst(items: readonly RunItem[], inputs: ProductionInputs): RunItem[] {
  const isInMemory = (item: RunItem): boolean =>
    inputs.get(subjectKey(item))?.statements.every(({ ledger }) => ledger) ?? false;
  return [...items.filter(isInMemory), ...items.filter((item) => !isInMemory(item))];
}
