import { createHmac } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { AttemptCounter } from '../../entities/attempt-counter.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';

export interface Attempt {
  /** What is limited, such as `identity-subject`; up to 40 characters. */
  readonly scope: string;
  /** Whose tries are counted; only its keyed hash is stored. */
  readonly key: string;
}

export interface LimitedAttempt extends Attempt {
  readonly limit: number;
  /** From the first try that was counted; when it is over, counting restarts. */
  readonly windowMs: number;
  readonly now: Date;
}

/**
 * Limits that hold however many ask at once, in any number of processes, and over restarts. A window begins with the
 * first try and not at midnight, when everybody would know that there are twice as many.
 */
export type AttemptLimits = ReturnType<typeof createAttemptLimits>;

export function createAttemptLimits(database: Database, vault: Pick<Vault, 'otpKey'>) {
  const rowOf = ({ scope, key }: Attempt) => ({
    scope,
    keyHash: createHmac('sha256', vault.otpKey).update(`attempt\n${scope}\n${key}`).digest('hex'),
  });

  /** One more inside the window, or the first of a new one. */
  async function countInRow(
    em: SqlEntityManager,
    attempt: LimitedAttempt,
  ): Promise<'counted' | 'exhausted' | 'moved' | 'absent'> {
    const { limit, windowMs, now } = attempt;
    const row = rowOf(attempt);
    const inside = { ...row, windowEndsAt: { $gt: now } };
    const oneMore = { tries: raw<number>('tries + 1') };
    if (await em.nativeUpdate(AttemptCounter, { ...inside, tries: { $lt: limit } }, oneMore))
      return 'counted';
    const afresh = { tries: 1, windowEndsAt: new Date(now.getTime() + windowMs) };
    if (await em.nativeUpdate(AttemptCounter, { ...row, windowEndsAt: { $lte: now } }, afresh))
      return 'counted';
    const found = await em.findOne(AttemptCounter, row, { disableIdentityMap: true });
    if (!found) return 'absent';
    return found.tries >= limit && found.windowEndsAt > now ? 'exhausted' : 'moved';
  }

  async function begin(em: SqlEntityManager, attempt: LimitedAttempt): Promise<boolean> {
    const windowEndsAt = new Date(attempt.now.getTime() + attempt.windowMs);
    try {
      await em.insert(AttemptCounter, { ...rowOf(attempt), tries: 1, windowEndsAt });
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) return false;
      throw error;
    }
  }

  return {
    /**
     * Counts one try, in the transaction of `em` if there is one. False when there are no more: then it is not counted,
     * so that waiting heals. Ask before comparing.
     */
    async count(attempt: LimitedAttempt, em = database.em()): Promise<boolean> {
      for (;;) {
        const outcome = await countInRow(em, attempt);
        if (outcome === 'counted' || outcome === 'exhausted') return outcome === 'counted';
        // Another one made the row, or began its new window, in between: look again.
        if (outcome === 'absent' && (await begin(em, attempt))) return true;
      }
    },

    /** From when on there are tries again; undefined when no window is open. */
    async endsAt(attempt: Attempt & { readonly now: Date }): Promise<Date | undefined> {
      const open = { ...rowOf(attempt), windowEndsAt: { $gt: attempt.now } };
      const row = await database.em().findOne(AttemptCounter, open);
      return row?.windowEndsAt;
    },

    /** Forgets the windows that are over; answers how many. */
    forgetEnded(now: Date): Promise<number> {
      return database.em().nativeDelete(AttemptCounter, { windowEndsAt: { $lte: now } });
    },
  };
}
