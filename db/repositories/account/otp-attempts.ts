import type { InferEntity } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { OtpChallenge } from '../../entities/otp-challenge.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';

export type Challenge = InferEntity<typeof OtpChallenge>;

type Flow = Pick<Challenge, 'purpose' | 'flowId'>;

interface CodeAttempt extends Flow {
  /** The sealed input: the same one again is the same try. */
  readonly inputId: string;
}

/** The newest code of a flow, usable or not. */
export async function lastChallenge(em: SqlEntityManager, flow: Flow): Promise<Challenge | undefined> {
  const { purpose, flowId } = flow;
  const [last] = await em.find(OtpChallenge, { purpose, flowId }, { orderBy: { ordinal: 'desc' }, limit: 1 });
  return last;
}

/** How many tries a flow has made over all its codes, or over all but one. */
export async function failedAttempts(em: SqlEntityManager, flowId: string, except = ''): Promise<number> {
  const codes = await em.find(OtpChallenge, { flowId, id: { $ne: except } });
  return codes.reduce((sum, { tries }) => sum + tries, 0);
}

interface CountedAttempt {
  /** As it was left: used, when it was this very input that used it up. */
  readonly challenge: Challenge;
  /** For this code. */
  readonly triesLeft: number;
  /** For this code and those that may follow. */
  readonly flowTriesLeft: number;
}

/**
 * Counts one try against the newest code of the flow before anything is compared, so that requests at the same time
 * can't have more tries than there are. A try that was counted already is not counted again: its worker may have died
 * before it could say so. A superseded code is never counted up again: its tries are settled.
 *
 * @throws BusinessError CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED when the flow has none left either
 */
export async function countFailedAttempt(database: Database, attempt: CodeAttempt): Promise<CountedAttempt> {
  const { inputId } = attempt;
  const counted = await inTransaction(database, async (em) => {
    const challenge = await lastChallenge(em, attempt);
    if (!challenge) return undefined;
    const left = policy.otp.attemptsPerFlow - (await failedAttempts(em, attempt.flowId, challenge.id));
    const limit = Math.min(policy.otp.attemptsPerCode, left);
    const open = { id: challenge.id, usedAt: null, supersededAt: null, tries: { $lt: limit } };
    const another = { $or: [{ lastTryBy: null }, { lastTryBy: { $ne: inputId } }] };
    const oneMore = { tries: raw<number>('tries + 1'), lastTryBy: inputId };
    await em.nativeUpdate(OtpChallenge, { ...open, ...another }, oneMore);
    await em.refresh(challenge);
    const { tries } = challenge;
    return { challenge, triesLeft: limit - tries, flowTriesLeft: left - tries };
  });
  if (!counted) throw new BusinessError('CODE_EXPIRED');
  const { usedAt, usedBy, supersededAt, lastTryBy } = counted.challenge;
  if (usedBy === inputId) return counted;
  if (usedAt || supersededAt) throw new BusinessError('CODE_EXPIRED');
  if (lastTryBy === inputId) return counted;
  throw new BusinessError(counted.flowTriesLeft > 0 ? 'CODE_TRIES_EXHAUSTED' : 'FLOW_LOCKED');
}
