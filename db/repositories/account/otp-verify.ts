import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import type { ContactChannel } from '../../../domain/contact.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import { OtpChallenge } from '../../entities/otp-challenge.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

type Challenge = InferEntity<typeof OtpChallenge>;
type Flow = Pick<Challenge, 'purpose' | 'flowId'>;

interface TypedCode extends Flow {
  readonly code: string;
  /** The sealed input the code was typed in: the same one again is the same attempt. */
  readonly inputId: string;
  readonly now: Date;
  /** The audit row, written in the transaction that uses the code up. */
  readonly record?: Recording;
}

/** Verifies one-time codes. Only the newest code of a flow can be used. */
export function createOtpVerifier(database: Database, vault: Vault) {
  return {
    /**
     * Counts the attempt, compares in constant time and uses the code up; of concurrent right answers one succeeds.
     * The same input again gets the same answer, since its worker may have died before it could report it.
     *
     * @throws BusinessError CODE_EXPIRED (also when used or superseded), CODE_TRIES_EXHAUSTED, CODE_WRONG with
     *   `triesLeft`, FLOW_LOCKED once the flow's last attempt is spent
     */
    async consume(typed: TypedCode): Promise<{ channel: ContactChannel; address: string }> {
      const { challenge, triesLeft, flowTriesLeft } = await countFailedAttempt(database, typed);
      const address = vault.cipher.open(challenge.addressCipher);
      const proved = { channel: challenge.channel, address };
      if (challenge.usedBy === typed.inputId) return proved;
      if (challenge.expiresAt <= typed.now) throw new BusinessError('CODE_EXPIRED');
      if (!isCodeOf(challenge, codeHashOf(vault, { ...typed, address }))) {
        throw flowTriesLeft > 0
          ? new BusinessError('CODE_WRONG', { triesLeft })
          : new BusinessError('FLOW_LOCKED');
      }
      if (!(await useUp(database, challenge, typed))) throw new BusinessError('CODE_EXPIRED');
      return proved;
    },
  };
}

/** False when the code was used or superseded in the meantime. */
function useUp(database: Database, { id }: Challenge, { now, inputId, record }: TypedCode): Promise<boolean> {
  return inTransaction(database, async (em) => {
    const unused = { id, usedAt: null, supersededAt: null };
    const used = await em.nativeUpdate(OtpChallenge, unused, { usedAt: now, usedBy: inputId });
    if (used > 0) await record?.(em);
    return used > 0;
  });
}

/** The newest code of a flow, usable or not. */
export async function lastChallenge(em: SqlEntityManager, flow: Flow): Promise<Challenge | undefined> {
  const { purpose, flowId } = flow;
  const [last] = await em.find(OtpChallenge, { purpose, flowId }, { orderBy: { ordinal: 'desc' }, limit: 1 });
  return last;
}

/** How many attempts a flow has made over all its codes, or over all but one. */
export async function failedAttempts(em: SqlEntityManager, flowId: string, except = ''): Promise<number> {
  const codes = await em.find(OtpChallenge, { flowId, id: { $ne: except } });
  return codes.reduce((sum, { tries }) => sum + tries, 0);
}

interface CountedAttempt {
  /** As the attempt left it: used, if this very input used it up. */
  readonly challenge: Challenge;
  /** For this code. */
  readonly triesLeft: number;
  /** For this code and those that may follow. */
  readonly flowTriesLeft: number;
}

/**
 * Counts one attempt against the newest code of the flow before anything is compared, so that concurrent requests
 * can't have more attempts than there are. An input is counted once: its worker may have died before it could report
 * the answer. A superseded code is never counted up again: its attempts are final.
 *
 * @throws BusinessError CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED when the flow has none left either
 */
async function countFailedAttempt(database: Database, typed: TypedCode): Promise<CountedAttempt> {
  const { inputId } = typed;
  const counted = await inTransaction(database, async (em) => {
    const challenge = await lastChallenge(em, typed);
    if (!challenge) return undefined;
    const left = policy.otp.attemptsPerFlow - (await failedAttempts(em, typed.flowId, challenge.id));
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

/** The keyed hash of a code, bound to purpose, flow and address. */
export function codeHashOf(
  vault: Vault,
  { purpose, flowId, address, code }: Flow & { readonly address: string; readonly code: string },
): string {
  return createHmac('sha256', vault.otpKey)
    .update(`${purpose}\n${flowId}\n${address}\n${code}`)
    .digest('hex');
}

/** Compares in constant time. */
function isCodeOf(challenge: Challenge, hash: string): boolean {
  return timingSafeEqual(Buffer.from(challenge.codeHash, 'hex'), Buffer.from(hash, 'hex'));
}
