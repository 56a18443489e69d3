import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import type { ContactChannel } from '../../domain/recipients.ts';
import type { Recording } from '../audit/audit-trail.ts';
import { OtpChallenge } from '../entities/otp-challenge.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { countTry, lastChallenge, type Challenge } from './otp-tries.ts';

export type OtpPurpose = 'activation' | 'recovery' | 'contact-change';

export interface CodeRequest {
  readonly purpose: OtpPurpose;
  readonly flowId: string;
  readonly channel: ContactChannel;
  /** Canonical. */
  readonly address: string;
  readonly now: Date;
}

export interface IssuedCode {
  readonly challengeId: string;
  /** To be sent and forgotten: only its keyed hash is stored. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** One-time codes. Each is bound to purpose, flow and address, and only the newest of a flow can be used. */
export function createOtpRepository(database: Database, vault: Vault) {
  return {
    /**
     * Makes a code that supersedes the flow's earlier ones.
     *
     * @throws BusinessError CODE_RESEND_TOO_SOON with `retryAfterSeconds`.
     */
    async issue(request: CodeRequest): Promise<IssuedCode> {
      try {
        return await inTransaction(database, (em) => insertChallenge(em, vault, request));
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        throw resendTooSoon(policy.otp.resendAfterMs);
      }
    },

    /**
     * Checks a code and uses it up: counts the try first, compares in constant time, and of any number of right
     * answers at once lets one through.
     *
     * @throws BusinessError CODE_EXPIRED (also when used or superseded), CODE_TRIES_EXHAUSTED, CODE_WRONG with
     *   `triesLeft`.
     */
    async consume(answer: {
      purpose: OtpPurpose;
      flowId: string;
      code: string;
      now: Date;
      /** The audit row, written in the transaction that uses the code up. */
      record?: Recording;
    }): Promise<{ channel: ContactChannel; address: string }> {
      const { challenge, triesLeft } = await countTry(database, answer);
      if (challenge.expiresAt <= answer.now) throw new BusinessError('CODE_EXPIRED');
      const address = vault.cipher.open(challenge.addressCipher);
      if (!isCodeOf(challenge, hashOf(vault, { ...answer, address }))) {
        throw new BusinessError('CODE_WRONG', { triesLeft });
      }
      const unused = { id: challenge.id, usedAt: null, supersededAt: null };
      const used = await inTransaction(database, async (em) => {
        const affected = await em.nativeUpdate(OtpChallenge, unused, { usedAt: answer.now });
        if (affected > 0) await answer.record?.(em);
        return affected;
      });
      if (used === 0) throw new BusinessError('CODE_EXPIRED');
      return { channel: challenge.channel, address };
    },

    /** Forgets a code that could not be sent, so that another may be asked for at once. */
    async discard(challengeId: string): Promise<void> {
      await database.em().nativeDelete(OtpChallenge, { id: challengeId });
    },
  };
}

async function insertChallenge(
  em: SqlEntityManager,
  vault: Vault,
  request: CodeRequest,
): Promise<IssuedCode> {
  const { purpose, flowId, channel, address, now } = request;
  const last = await lastChallenge(em, { purpose, flowId });
  const waitMs = last ? last.createdAt.getTime() + policy.otp.resendAfterMs - now.getTime() : 0;
  if (waitMs > 0) throw resendTooSoon(waitMs);
  await em.nativeUpdate(OtpChallenge, { flowId, supersededAt: null }, { supersededAt: now });
  const challengeId = randomUUID();
  const code = String(randomInt(10 ** policy.otp.digits)).padStart(policy.otp.digits, '0');
  const expiresAt = new Date(now.getTime() + policy.otp.lifetimeMs);
  await em.insert(OtpChallenge, {
    id: challengeId,
    purpose,
    flowId,
    ordinal: (last?.ordinal ?? 0) + 1,
    channel,
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex(channel, address),
    codeHash: hashOf(vault, { purpose, flowId, address, code }),
    tries: 0,
    createdAt: now,
    expiresAt,
  });
  return { challengeId, code, expiresAt };
}

function hashOf(
  vault: Vault,
  bound: { purpose: OtpPurpose; flowId: string; address: string; code: string },
): string {
  const { purpose, flowId, address, code } = bound;
  return createHmac('sha256', vault.otpKey)
    .update(`${purpose}\n${flowId}\n${address}\n${code}`)
    .digest('hex');
}

function isCodeOf(challenge: Challenge, hash: string): boolean {
  return timingSafeEqual(Buffer.from(challenge.codeHash, 'hex'), Buffer.from(hash, 'hex'));
}

function resendTooSoon(waitMs: number): BusinessError {
  return new BusinessError('CODE_RESEND_TOO_SOON', { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
}
