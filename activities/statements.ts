import type { ChunkInput, ChunkResult } from '../contracts/statements.ts';
import { AttemptFencedError } from '../db/repositories/attempt-fenced-error.ts';
import { createAccountRepository } from '../db/repositories/account-repository.ts';
import { createRunRepository, type RunItem } from '../db/repositories/run-repository.ts';
import { createStatementRepository } from '../db/repositories/statement-repository.ts';
import { BusinessError } from '../domain/errors.ts';
import { periodOfMonth } from '../domain/statement-period.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { withHeartbeat } from './heartbeat.ts';
import { statementReadyMessages } from './messages.ts';
import { createProducer } from './produce.ts';

export function createStatementActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock, log, wakeOutbox } = dependencies;
  const statements = createStatementRepository(database, vault);
  const accounts = createAccountRepository(database, vault);
  const runs = createRunRepository(database, vault);
  const produce = createProducer(dependencies);

  async function produceItem(item: RunItem, runId: string, attempt: number): Promise<void> {
    const subject = await statements.subjectById(item.subjectType, item.subjectId);
    if (!subject) throw new BusinessError('SUBJECT_NOT_FOUND');
    const period = periodOfMonth(runId);
    const { statements: produced, unpublished } = await produce(subject, period);
    const outcome = { period: runId, ordinal: item.ordinal, attempt };
    if (produced.length === 0) {
      await runs.finishItem({ ...outcome, state: 'EMPTY', now: clock() });
      return;
    }
    const recipients = await accounts.recipientsOf(subject.subjectType, subject.subjectId);
    const messages = statementReadyMessages({ subject, period, recipients, statements: produced });
    // Who has an address and wants no mail has been served as wished.
    const state = recipients?.contacts.length ? 'DONE' : 'NO_RECIPIENT';
    await statements.publish({
      statements: unpublished,
      messages,
      item: { ...outcome, state },
      now: clock(),
    });
  }

  /** One item's trouble is its own: it ends FAILED with a code, and the next item goes on. */
  async function settle(item: RunItem, runId: string, attempt: number): Promise<boolean> {
    try {
      await produceItem(item, runId, attempt);
      return true;
    } catch (error) {
      // Another process has finished it meanwhile; nothing of ours was written.
      if (error instanceof AttemptFencedError) return true;
      if (!(error instanceof BusinessError)) throw error;
      log.warn({ run: runId, ordinal: item.ordinal, code: error.code }, 'a statement failed');
      const failed = {
        period: runId,
        ordinal: item.ordinal,
        attempt,
        state: 'FAILED',
        errorCode: error.code,
      } as const;
      await runs.finishItem({ ...failed, now: clock() });
      return false;
    }
  }

  return {
    /**
     * Produces the statements of a range of a run's items, one item after the other. Items that are done already are
     * passed over, so that a chunk taken up again after a crash does the rest only.
     */
    produceChunk({ runId, attempt, fromOrdinal, toOrdinal }: ChunkInput): Promise<ChunkResult> {
      return withHeartbeat(async (signal) => {
        let done = 0;
        let failed = 0;
        for (const item of await runs.itemsIn(runId, fromOrdinal, toOrdinal, attempt)) {
          signal.throwIfAborted();
          if (!(await runs.claim(runId, item.ordinal, attempt))) continue;
          if (await settle(item, runId, attempt)) done += 1;
          else failed += 1;
        }
        await wakeOutbox();
        return { done, failed };
      });
    },
  };
}
