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

/** How many tries a flow has made over all its codes, or over all but one. */
export async function triesSpent(em: SqlEntityManager, flowId: string, except = ''): Promise<number> {
  const codes = await em.find(OtpChallenge, { flowId, id: { $ne: except } });
  return codes.reduce((sum, { tries }) => sum + tries, 0);
}

interface CountedTry {
  readonly challenge: Challenge;
  /** For this code. */
  readonly triesLeft: number;
  /** For this code and those that may follow. */
  readonly flowTriesLeft: number;
}

/**
 * Counts one try against the newest code of the flow before anything is compared, so that requests at the same time
 * can't have more tries than there are. A superseded code is never counted up again: its tries are settled.
 *
 * @throws BusinessError CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED when the flow has none left either
 */
export async function countTry(database: Database, flow: Flow): Promise<CountedTry> {
  const counted = await inTransaction(database, async (em) => {
    const challenge = await lastChallenge(em, flow);
    if (!challenge) return undefined;
    const left = policy.otp.triesPerFlow - (await triesSpent(em, flow.flowId, challenge.id));
    const limit = Math.min(policy.otp.triesPerCode, left);
    const open = { id: challenge.id, usedAt: null, supersededAt: null };
    const oneMore = { tries: raw<number>('tries + 1') };
    const affected = await em.nativeUpdate(OtpChallenge, { ...open, tries: { $lt: limit } }, oneMore);
    await em.refresh(challenge);
    const { tries } = challenge;
    return { challenge, affected, triesLeft: limit - tries, flowTriesLeft: left - tries };
  });
  if (!counted) throw new BusinessError('CODE_EXPIRED');
  const { affected, ...attempt } = counted;
  if (affected > 0) return attempt;
  if (attempt.challenge.usedAt || attempt.challenge.supersededAt) throw new BusinessError('CODE_EXPIRED');
  throw new BusinessError(attempt.flowTriesLeft > 0 ? 'CODE_TRIES_EXHAUSTED' : 'FLOW_LOCKED');
}
