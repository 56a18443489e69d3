import { LockMode } from '@mikro-orm/core';
import { SealedInput } from '../../entities/sealed-input.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { AttemptLimits, LimitedAttempt } from './attempt-limits.ts';

const counted = 'counted';

/** Tries that are made with a sealed input: each input is one try, however often its activity is done. */
export function createCountedInputs(database: Database, limits: AttemptLimits) {
  return {
    /**
     * Counts the input against each of the limits in turn, up to the first that has no tries left, and answers that
     * one. The same input again changes nothing and gets the same answer.
     */
    count: (inputId: string, attempts: readonly LimitedAttempt[]): Promise<LimitedAttempt | undefined> =>
      inTransaction(database, async (em) => {
        const lockMode = LockMode.PESSIMISTIC_WRITE;
        const input = await em.findOneOrFail(SealedInput, inputId, { lockMode });
        if (input.countedAs) return attempts.find(({ scope }) => scope === input.countedAs);
        let exhausted: LimitedAttempt | undefined;
        for (const attempt of attempts) {
          if (!exhausted && !(await limits.count(attempt, em))) exhausted = attempt;
        }
        await em.nativeUpdate(SealedInput, { id: inputId }, { countedAs: exhausted?.scope ?? counted });
        return exhausted;
      }),
  };
}
