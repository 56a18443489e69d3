import type { InferEntity } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { OtpChallenge } from '../entities/otp-challenge.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';

export type Challenge = InferEntity<typeof OtpChallenge>;

type Flow = Pick<Challenge, 'purpose' | 'flowId'>;

/** The newest code of a flow, usable or not. */
export async function lastChallenge(em: SqlEntityManager, flow: Flow): Promise<Challenge | undefined> {
  const { purpose, flowId } = flow;
  const [last] = await em.find(OtpChallenge, { purpose, flowId }, { orderBy: { ordinal: 'desc' }, limit: 1 });
  return last;
}

/**
 * Counts one try against the newest code of the flow before anything is compared, so that requests at the same time
 * can't have more tries than there are. A superseded code is never counted up again: its tries are settled.
 *
 * @throws BusinessError CODE_EXPIRED, CODE_TRIES_EXHAUSTED
 */
export async function countTry(
  database: Database,
  flow: Flow,
): Promise<{ challenge: Challenge; triesLeft: number }> {
  const counted = await inTransaction(database, async (em) => {
    const challenge = await lastChallenge(em, flow);
    if (!challenge) return undefined;
    const limit = await triesAllowed(em, challenge);
    const open = { id: challenge.id, usedAt: null, supersededAt: null };
    const oneMore = { tries: raw<number>('tries + 1') };
    const affected = await em.nativeUpdate(OtpChallenge, { ...open, tries: { $lt: limit } }, oneMore);
    await em.refresh(challenge);
    return { challenge, affected, triesLeft: limit - challenge.tries };
  });
  if (!counted) throw new BusinessError('CODE_EXPIRED');
  const { challenge, affected, triesLeft } = counted;
  if (affected > 0) return { challenge, triesLeft };
  throw new BusinessError(
    challenge.usedAt || challenge.supersededAt ? 'CODE_EXPIRED' : 'CODE_TRIES_EXHAUSTED',
  );
}

async function triesAllowed(em: SqlEntityManager, { flowId, id }: Challenge): Promise<number> {
  const earlier = await em.find(OtpChallenge, { flowId, id: { $ne: id } });
  const spent = earlier.reduce((sum, { tries }) => sum + tries, 0);
  return Math.min(policy.otp.triesPerCode, policy.otp.triesPerFlow - spent);
}
