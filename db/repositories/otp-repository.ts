import { createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ContactInput } from '../../contracts/activation.ts';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import type { ContactChannel } from '../../domain/recipients.ts';
import type { Recording } from '../audit/audit-trail.ts';
import { CodeSending } from '../entities/code-sending.ts';
import { OtpChallenge } from '../entities/otp-challenge.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { bookSendings } from './code-sendings.ts';
import { countTry, lastChallenge, type Challenge, triesSpent } from './otp-tries.ts';

export type OtpPurpose = 'activation' | 'recovery' | 'contact-change';

interface Flow {
  readonly purpose: OtpPurpose;
  readonly flowId: string;
  readonly now: Date;
}

export interface CodeRequest extends Flow {
  readonly channel: ContactChannel;
  /** Canonical. */
  readonly address: string;
  /** Further addresses of the same owner that are sent the same code. */
  readonly alsoTo?: readonly ContactInput[];
}

export interface IssuedCode {
  readonly challengeId: string;
  /** To be sent and forgotten: only its keyed hash is stored. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** Each conflict means that another's code was counted meanwhile, and an address has room for fewer than this. */
const triesOnConflict = 16;

/** One-time codes. Each is bound to purpose, flow and address, and only the newest of a flow can be used. */
export function createOtpRepository(database: Database, vault: Vault) {
  return {
    /**
     * Makes a code that supersedes the flow's earlier ones.
     *
     * @throws BusinessError CODE_RESEND_TOO_SOON and CODE_LIMIT_REACHED (5 an hour, 10 a day to one address, over all
     *   flows and purposes), both with `retryAfterSeconds`; FLOW_LOCKED when the flow has used up its tries.
     */
    issue: (request: CodeRequest): Promise<IssuedCode> =>
      countedWithOthers(database, (em) => insertChallenge(em, vault, request)),

    /**
     * Keeps a challenge that no code fits, so that a flow without an address is answered like any other. Nothing is
     * counted against an address.
     *
     * @throws BusinessError CODE_RESEND_TOO_SOON, FLOW_LOCKED
     */
    async issueDecoy(flow: Flow): Promise<void> {
      await countedWithOthers(database, async (em) => {
        const nobody = { channel: 'email' as const, address: '' };
        await insertRow(em, vault, { ...flow, ...nobody }, randomBytes(32).toString('hex'));
      });
    },

    /**
     * Checks a code and uses it up: counts the try first, compares in constant time, and of any number of right
     * answers at once lets one through.
     *
     * @throws BusinessError CODE_EXPIRED (also when used or superseded), CODE_TRIES_EXHAUSTED, CODE_WRONG with
     *   `triesLeft`, FLOW_LOCKED once the flow's last try is spent.
     */
    async consume(
      answer: Flow & {
        readonly code: string;
        /** The audit row, written in the transaction that uses the code up. */
        readonly record?: Recording;
      },
    ): Promise<{ channel: ContactChannel; address: string }> {
      const { challenge, triesLeft, flowTriesLeft } = await countTry(database, answer);
      if (challenge.expiresAt <= answer.now) throw new BusinessError('CODE_EXPIRED');
      const address = vault.cipher.open(challenge.addressCipher);
      if (!isCodeOf(challenge, hashOf(vault, { ...answer, address }))) {
        throw flowTriesLeft > 0
          ? new BusinessError('CODE_WRONG', { triesLeft })
          : new BusinessError('FLOW_LOCKED');
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
      await inTransaction(database, async (em) => {
        await em.nativeDelete(CodeSending, { challengeId });
        await em.nativeDelete(OtpChallenge, { id: challengeId });
      });
    },
  };
}

/** Does it again when another was counted first: what it then finds decides, not who was faster. */
async function countedWithOthers<T>(
  database: Database,
  work: (em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(database, work);
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException) || attempt === triesOnConflict) throw error;
    }
  }
}

async function insertChallenge(
  em: SqlEntityManager,
  vault: Vault,
  request: CodeRequest,
): Promise<IssuedCode> {
  const code = String(randomInt(10 ** policy.otp.digits)).padStart(policy.otp.digits, '0');
  const issued = await insertRow(em, vault, request, hashOf(vault, { ...request, code }));
  const contacts = [request, ...(request.alsoTo ?? [])];
  const addressIndexes = contacts.map(({ channel, address }) => vault.blindIndex(channel, address));
  await bookSendings(em, { challengeId: issued.challengeId, addressIndexes, now: request.now });
  return { ...issued, code };
}

async function insertRow(
  em: SqlEntityManager,
  vault: Vault,
  { purpose, flowId, channel, address, now }: CodeRequest,
  codeHash: string,
): Promise<{ challengeId: string; expiresAt: Date }> {
  if ((await triesSpent(em, flowId)) >= policy.otp.triesPerFlow) throw new BusinessError('FLOW_LOCKED');
  const last = await lastChallenge(em, { purpose, flowId });
  const waitMs = last ? last.createdAt.getTime() + policy.otp.resendAfterMs - now.getTime() : 0;
  if (waitMs > 0) throw resendTooSoon(waitMs);
  await em.nativeUpdate(OtpChallenge, { flowId, supersededAt: null }, { supersededAt: now });
  const challengeId = randomUUID();
  const expiresAt = new Date(now.getTime() + policy.otp.lifetimeMs);
  await em.insert(OtpChallenge, {
    id: challengeId,
    purpose,
    flowId,
    ordinal: (last?.ordinal ?? 0) + 1,
    channel,
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex(channel, address),
    codeHash,
    tries: 0,
    createdAt: now,
    expiresAt,
  });
  return { challengeId, expiresAt };
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
