import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { policy } from '../../../domain/policy.ts';
import { waitAfterFailures } from '../../../domain/account/sign-in-waits.ts';
import { SignInThrottle } from '../../entities/sign-in-throttle.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import { clearThrottle, throttleId, type ThrottleSubject } from '../../sql/account/clear-throttle.ts';
import type { Vault } from '../../vault.ts';

/** Tries that were counted before they were judged. */
export interface CountedAttempt {
  readonly state: 'counted';
  readonly counted: readonly { readonly id: string; readonly blockedUntil: Date | null }[];
  /** The wait that this try began, should it fail, in ms. */
  readonly waitMs: number;
}

/** Nobody may try now; `waitMs` from now the next one may. */
export interface Waiting {
  readonly state: 'waiting';
  readonly waitMs: number;
}

/** Ends the transaction in which one of the subjects turned out to wait, so that none of them is counted. */
class StillWaiting extends Error {
  readonly waitMs: number;

  constructor(waitMs: number) {
    super('waiting');
    this.waitMs = waitMs;
  }
}

/** A row was old and removed between finding and counting it. */
class RowPurged extends Error {}

/**
 * Counts failed sign-ins. A try is counted as failed before the password is looked at and taken back when it was
 * right, so that any number of tries at once are no more than there are.
 */
export function createSignInThrottle(database: Database, vault: Vault) {
  const idOf = (subject: ThrottleSubject) => throttleId(vault.otpKey, subject);

  return {
    /** Counts one try against every subject, or against none when one of them waits. Name them in one order always. */
    async count(subjects: readonly ThrottleSubject[], now: Date): Promise<CountedAttempt | Waiting> {
      const ids = subjects.map(idOf);
      for (;;) {
        await insertMissing(database, ids, now);
        try {
          return await inTransaction(database, (em) => countAll(em, ids, now));
        } catch (error) {
          if (error instanceof StillWaiting) return { state: 'waiting', waitMs: error.waitMs };
          if (!(error instanceof RowPurged)) throw error;
        }
      }
    },

    /** Takes a try back that did not fail, and the wait that it alone had begun. */
    async takeBack({ counted }: CountedAttempt): Promise<void> {
      await inTransaction(database, async (em) => {
        for (const { id, blockedUntil } of counted) {
          const oneLess = { failures: raw<number>('failures - 1') };
          await em.nativeUpdate(SignInThrottle, { id, failures: { $gt: 0 } }, oneLess);
          if (blockedUntil)
            await em.nativeUpdate(SignInThrottle, { id, blockedUntil }, { blockedUntil: null });
        }
      });
    },

    /** Forgets the failures of a subject that has shown who it is. */
    async clear(subject: ThrottleSubject): Promise<void> {
      await clearThrottle(database.em(), vault, subject);
    },

    /** Removes what the policy has forgotten. Answers how many rows. */
    async purge(now: Date): Promise<number> {
      return database.em().nativeDelete(SignInThrottle, { lastFailureAt: { $lte: forgottenBefore(now) } });
    },
  };
}

/** A row of its own statement: inserting where others update would have MySQL's transactions wait for each other. */
async function insertMissing(database: Database, ids: readonly string[], now: Date): Promise<void> {
  const em = database.em();
  const there = await em.find(SignInThrottle, { id: { $in: [...ids] } });
  const missing = ids.filter((id) => !there.some((row) => row.id === id));
  if (missing.length === 0) return;
  await em
    .createQueryBuilder(SignInThrottle)
    .insert(missing.map((id) => ({ id, failures: 0, blockedUntil: null, lastFailureAt: now })))
    .onConflict('id')
    .merge(['id'])
    .execute('run');
}

async function countAll(em: SqlEntityManager, ids: readonly string[], now: Date): Promise<CountedAttempt> {
  const counted: { id: string; blockedUntil: Date | null }[] = [];
  for (const id of ids) counted.push(await countOne(em, id, now));
  const ends = counted.map(({ blockedUntil }) => blockedUntil?.getTime() ?? now.getTime());
  return { state: 'counted', counted, waitMs: Math.max(...ends) - now.getTime() };
}

/** The first update takes the row's lock on either engine, so that what is read after it stays true to the end. */
async function countOne(em: SqlEntityManager, id: string, now: Date) {
  const forgotten = { id, lastFailureAt: { $lte: forgottenBefore(now) } };
  await em.nativeUpdate(SignInThrottle, forgotten, { failures: 0, blockedUntil: null });
  const open = { id, $or: [{ blockedUntil: null }, { blockedUntil: { $lte: now } }] };
  const oneMore = { failures: raw<number>('failures + 1'), lastFailureAt: now };
  const affected = await em.nativeUpdate(SignInThrottle, open, oneMore);
  const row = await em.findOne(SignInThrottle, { id }, { disableIdentityMap: true });
  if (!row) throw new RowPurged();
  if (affected === 0) throw new StillWaiting(row.blockedUntil!.getTime() - now.getTime());
  const waitMs = waitAfterFailures(row.failures, policy.signIn.freeAttempts);
  const blockedUntil = waitMs > 0 ? new Date(now.getTime() + waitMs) : null;
  await em.nativeUpdate(SignInThrottle, { id }, { blockedUntil });
  return { id, blockedUntil };
}

function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - policy.signIn.forgetAfterMs);
}
