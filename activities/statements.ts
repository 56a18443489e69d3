import type { ChunkInput, ChunkResult } from '../contracts/statements.ts';
import { createAccountRepository } from '../db/repositories/account-repository.ts';
import { createRunRepository, type RunItem } from '../db/repositories/run-repository.ts';
import { createStatementRepository } from '../db/repositories/statement-repository.ts';
import { BusinessError, type ErrorCode } from '../domain/errors.ts';
import { inLanes } from '../domain/lanes.ts';
import { policy } from '../domain/policy.ts';
import { periodOfMonth } from '../domain/statement-period.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { describeError } from './describe-error.ts';
import { withHeartbeat } from './heartbeat.ts';
import { inBatches } from './in-batches.ts';
import { InfrastructureError } from './infrastructure-error.ts';
import { infrastructureTrouble } from './infrastructure-trouble.ts';
import { statementReadyMessages } from './messages.ts';
import { createProducer } from './produce.ts';
import { createSettler, type ItemPublication } from './settle-items.ts';

export function createStatementActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock, log, wakeOutbox } = dependencies;
  const statements = createStatementRepository(database, vault);
  const accounts = createAccountRepository(database, vault);
  const runs = createRunRepository(database, vault);
  const produce = createProducer(dependencies);
  const settle = createSettler({ statements, runs, clock, log });

  async function produceItem(item: RunItem, runId: string, signal: AbortSignal): Promise<ItemPublication> {
    const { ordinal, attempt } = item;
    const subject = await statements.subjectById(item.subjectType, item.subjectId);
    if (!subject) throw new BusinessError('SUBJECT_NOT_FOUND');
    const period = periodOfMonth(runId);
    const produced = await produce(subject, period, { signal });
    const outcome = { period: runId, ordinal, attempt };
    if (produced.statements.length === 0)
      return { statements: [], messages: [], item: { ...outcome, state: 'EMPTY' } };
    const recipients = await accounts.recipientsOf(subject.subjectType, subject.subjectId);
    return {
      statements: produced.unpublished,
      messages: statementReadyMessages({ subject, period, recipients, statements: produced.statements }),
      // Who has an address and wants no mail has been served as wished.
      item: { ...outcome, state: recipients?.contacts.length ? 'DONE' : 'NO_RECIPIENT' },
    };
  }

  /** The code of the item's own failure. @throws whatever is not the item's: a cancellation, trouble of disk or database */
  function itemFailure(error: unknown, signal: AbortSignal): ErrorCode {
    signal.throwIfAborted();
    if (infrastructureTrouble(error)) throw error;
    return error instanceof BusinessError ? error.code : 'INTERNAL';
  }

  /** One item's trouble is its own: it ends FAILED with a code, and the next item goes on. */
  async function outcomeOf(item: RunItem, runId: string, signal: AbortSignal): Promise<ItemPublication> {
    const { ordinal, attempt } = item;
    try {
      return await produceItem(item, runId, signal);
    } catch (error) {
      const errorCode = itemFailure(error, signal);
      log.warn({ run: runId, ordinal, code: errorCode, error: describeError(error) }, 'a statement failed');
      const failed = { period: runId, ordinal, attempt, state: 'FAILED', errorCode } as const;
      return { statements: [], messages: [], item: failed };
    }
  }

  async function produceItems(chunk: ChunkInput, signal: AbortSignal): Promise<ChunkResult> {
    const { runId, attempt, fromOrdinal, toOrdinal } = chunk;
    const items = await runs.claim(runId, fromOrdinal, toOrdinal, attempt);
    const result = { done: 0, failed: 0 };
    const outcomes = inBatches<ItemPublication>(async (batch) => {
      const failed = await settle(batch);
      result.failed += failed;
      result.done += batch.length - failed;
    }, policy.run.publishing);
    try {
      await inLanes(items, policy.run.itemLanes, async (item) => {
        signal.throwIfAborted();
        await outcomes.add(await outcomeOf(item, runId, signal));
      });
    } finally {
      // What is complete is published, whatever ended the rest.
      await outcomes.flush();
    }
    return result;
  }

  return {
    /**
     * Produces the statements of a range of a run's items, a few at a time. Items that are done already are passed
     * over, so that a chunk taken up again after a crash does the rest only.
     *
     * @throws InfrastructureError when disk or database failed; the items it was at are as they were.
     */
    produceChunk(chunk: ChunkInput): Promise<ChunkResult> {
      return withHeartbeat(async (signal) => {
        try {
          return await produceItems(chunk, signal);
        } catch (error) {
          const code = infrastructureTrouble(error);
          if (code === undefined) throw error;
          log.warn({ run: chunk.runId, code, error: describeError(error) }, 'a chunk was given up');
          throw new InfrastructureError(code);
        } finally {
          await wakeOutbox();
        }
      });
    },
  };
}
