import type { ChunkInput, ChunkResult } from '../contracts/statements.ts';
import { AttemptFencedError } from '../db/repositories/attempt-fenced-error.ts';
import { createAccountRepository, type Recipients } from '../db/repositories/account-repository.ts';
import type { ItemOutcome } from '../db/repositories/finish-run-item.ts';
import { createRunRepository, type RunItem } from '../db/repositories/run-repository.ts';
import { createStatementRepository } from '../db/repositories/statement-repository.ts';
import { BusinessError, type ErrorCode } from '../domain/errors.ts';
import { inLanes } from '../domain/lanes.ts';
import { policy } from '../domain/policy.ts';
import { periodOfMonth } from '../domain/statement-period.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { describeError } from './describe-error.ts';
import { withHeartbeat } from './heartbeat.ts';
import { InfrastructureError } from './infrastructure-error.ts';
import { infrastructureTrouble } from './infrastructure-trouble.ts';
import { statementReadyMessages } from './messages.ts';
import { createProducer } from './produce.ts';

export function createStatementActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock, log, wakeOutbox } = dependencies;
  const statements = createStatementRepository(database, vault);
  const accounts = createAccountRepository(database, vault);
  const runs = createRunRepository(database, vault);
  const produce = createProducer(dependencies);

  async function produceItem(item: RunItem, runId: string, signal: AbortSignal): Promise<void> {
    const { attempt } = item;
    const subject = await statements.subjectById(item.subjectType, item.subjectId);
    if (!subject) throw new BusinessError('SUBJECT_NOT_FOUND');
    const period = periodOfMonth(runId);
    const { statements: produced, unpublished } = await produce(subject, period, { signal });
    const outcome = { period: runId, ordinal: item.ordinal, attempt };
    if (produced.length === 0) {
      await runs.finishItem({ ...outcome, state: 'EMPTY', now: clock() });
      return;
    }
    const recipients = await accounts.recipientsOf(subject.subjectType, subject.subjectId);
    const messages = statementReadyMessages({ subject, period, recipients, statements: produced });
    await statements.publish({
      statements: unpublished,
      messages,
      item: { ...outcome, ...servedState(recipients) },
      now: clock(),
    });
  }

  /** The code of the item's own failure. @throws whatever is not the item's: a cancellation, trouble of disk or database */
  function itemFailure(error: unknown, signal: AbortSignal): ErrorCode {
    signal.throwIfAborted();
    if (infrastructureTrouble(error)) throw error;
    return error instanceof BusinessError ? error.code : 'INTERNAL';
  }

  /** One item's trouble is its own: it ends FAILED with a code, and the next item goes on. */
  async function settle(item: RunItem, runId: string, signal: AbortSignal): Promise<boolean> {
    const { ordinal, attempt } = item;
    try {
      await produceItem(item, runId, signal);
      return true;
    } catch (error) {
      // Another process has finished it meanwhile; nothing of ours was written.
      if (error instanceof AttemptFencedError) return true;
      const errorCode = itemFailure(error, signal);
      log.warn({ run: runId, ordinal, code: errorCode, error: describeError(error) }, 'a statement failed');
      await runs.finishItem({ period: runId, ordinal, attempt, state: 'FAILED', errorCode, now: clock() });
      return false;
    }
  }

  async function produceItems({ runId, attempt, fromOrdinal, toOrdinal }: ChunkInput, signal: AbortSignal) {
    const items = await runs.itemsIn(runId, fromOrdinal, toOrdinal, attempt);
    const outcomes = await inLanes(items, policy.run.itemLanes, async (item) => {
      signal.throwIfAborted();
      return (await runs.claim(runId, item.ordinal, attempt)) ? settle(item, runId, signal) : undefined;
    });
    const count = (outcome: boolean) => outcomes.filter((each) => each === outcome).length;
    return { done: count(true), failed: count(false) };
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

/** Who wants no mail has been served as wished; without an address that takes any, it matters whether one is bound. */
function servedState(recipients: Recipients | undefined): Pick<ItemOutcome, 'state' | 'errorCode'> {
  const { contacts = [], refused = 0, statementMail } = recipients ?? {};
  if (contacts.length > 0 || (refused > 0 && statementMail === 'none')) return { state: 'DONE' };
  return { state: 'NO_RECIPIENT', ...(refused > 0 && { errorCode: 'ADDRESS_REFUSED' }) };
}
