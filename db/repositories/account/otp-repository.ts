import type { ContactChannel } from '../../../domain/contact.ts';
import {
  type Flow,
  type CodeFlow,
  type CodeRequest,
  type IssuedCode,
  insertChallenge,
  insertDecoy,
} from './otp-challenges.ts';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import { CodeSending } from '../../entities/code-sending.ts';
import { OtpChallenge } from '../../entities/otp-challenge.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { codeHashOf, isCodeOf } from './otp-hash.ts';
import { countFailedAttempt } from './otp-attempts.ts';

/** Each conflict means that another's code was counted meanwhile, and an address has room for fewer than this. */
const maxConflictRetries = 16;

/** One-time codes. Each is bound to purpose, flow and address, and only the newest of a flow can be used. */
export function createOtpRepository(database: Database, vault: Vault) {
  return {
    /**
     * Makes a code that supersedes the flow's earlier ones. Asked again for the same challenge it makes another code in
     * the place of the first, counted once.
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
    issueDecoy: (flow: CodeFlow): Promise<void> =>
      countedWithOthers(database, (em) => insertDecoy(em, vault, flow)),

    /**
     * Checks a code and uses it up: counts the try first, compares in constant time, and of any number of right
     * answers at once lets one through. The same input again is the same try and is answered as before, since its
     * worker may have died before it could answer.
     *
     * @throws BusinessError CODE_EXPIRED (also when used or superseded), CODE_TRIES_EXHAUSTED, CODE_WRONG with
     *   `triesLeft`, FLOW_LOCKED once the flow's last try is spent.
     */
    async consume(
      answer: Flow & {
        readonly code: string;
        /** The sealed input the code was typed in. */
        readonly inputId: string;
        /** The audit row, written in the transaction that uses the code up. */
        readonly record?: Recording;
      },
    ): Promise<{ channel: ContactChannel; address: string }> {
      const { challenge, triesLeft, flowTriesLeft } = await countFailedAttempt(database, answer);
      const address = vault.cipher.open(challenge.addressCipher);
      const proved = { channel: challenge.channel, address };
      if (challenge.usedBy === answer.inputId) return proved;
      if (challenge.expiresAt <= answer.now) throw new BusinessError('CODE_EXPIRED');
      if (!isCodeOf(challenge, codeHashOf(vault, { ...answer, address }))) {
        throw flowTriesLeft > 0
          ? new BusinessError('CODE_WRONG', { triesLeft })
          : new BusinessError('FLOW_LOCKED');
      }
      const unused = { id: challenge.id, usedAt: null, supersededAt: null };
      const used = await inTransaction(database, async (em) => {
        const use = { usedAt: answer.now, usedBy: answer.inputId };
        const affected = await em.nativeUpdate(OtpChallenge, unused, use);
        if (affected > 0) await answer.record?.(em);
        return affected;
      });
      if (used === 0) throw new BusinessError('CODE_EXPIRED');
      return proved;
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
      if (!(error instanceof UniqueConstraintViolationException) || attempt === maxConflictRetries)
        throw error;
    }
  }
}
