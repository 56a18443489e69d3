import { randomBytes, randomInt } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ContactChannel, ContactInput } from '../../../domain/contact.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { CodeSending } from '../../entities/code-sending.ts';
import { OtpChallenge } from '../../entities/otp-challenge.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { bookSendings, requireBooked } from './code-sendings.ts';
import { codeHashOf, failedAttempts, lastChallenge } from './otp-verify.ts';

export type OtpPurpose = 'activation' | 'recovery' | 'contact-change';

interface CodeFlow {
  readonly purpose: OtpPurpose;
  readonly flowId: string;
  /** Chosen by the caller, so that a retry after a crash finds the challenge that is there; a UUID. */
  readonly challengeId: string;
  readonly now: Date;
}

interface CodeRequest extends CodeFlow {
  readonly channel: ContactChannel;
  /** Canonical. */
  readonly address: string;
  /** Further addresses of the same owner that are sent the same code. */
  readonly alsoTo?: readonly ContactInput[];
}

interface IssuedCode {
  /** To be sent and forgotten: only its keyed hash is stored. */
  readonly code: string;
  readonly expiresAt: Date;
  /** From then on the flow may ask for another code. */
  readonly resendAfter: Date;
}

/** Each conflict means that another code was counted meanwhile, and an address has room for fewer than this. */
const maxConflictRetries = 16;

/** Issues one-time codes. Each is bound to purpose, flow and address, and supersedes the flow's earlier ones. */
export function createOtpIssuer(database: Database, vault: Vault) {
  return {
    /**
     * For a challenge that exists, since a worker died before it could send the code, another code replaces the first,
     * which was kept nowhere; it is counted once.
     *
     * @throws BusinessError CODE_RESEND_TOO_SOON and CODE_LIMIT_REACHED (5 an hour, 10 a day to one address, over all
     *   flows and purposes), both with `retryAfterSeconds`; FLOW_LOCKED when the flow has used up its attempts
     */
    issue: (request: CodeRequest): Promise<IssuedCode> =>
      retryOnConflict(database, (em) => insertChallenge(em, vault, request)),

    /**
     * Keeps a challenge that no code fits, so that a flow without an address is answered like any other. Nothing is
     * counted against an address.
     *
     * @throws BusinessError CODE_RESEND_TOO_SOON, FLOW_LOCKED
     */
    issueDecoy: (flow: CodeFlow): Promise<void> =>
      retryOnConflict(database, async (em) => {
        if (await findUnused(em, flow)) return;
        const nobody = { channel: 'email' as const, address: '' };
        await insertRow(em, vault, { ...flow, ...nobody }, randomBytes(32).toString('hex'));
      }),

    /** Forgets a code that could not be sent, so that another may be asked for at once. */
    discard: (challengeId: string): Promise<void> =>
      inTransaction(database, async (em) => {
        await em.nativeDelete(CodeSending, { challengeId });
        await em.nativeDelete(OtpChallenge, { id: challengeId });
      }),
  };
}

/** Retries on a unique-key conflict; the next attempt decides on fresh data. */
async function retryOnConflict<T>(
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

async function insertChallenge(
  em: SqlEntityManager,
  vault: Vault,
  request: CodeRequest,
): Promise<IssuedCode> {
  const { challengeId, now } = request;
  const code = String(randomInt(10 ** policy.otp.digits)).padStart(policy.otp.digits, '0');
  const codeHash = codeHashOf(vault, { ...request, code });
  const contacts = [request, ...(request.alsoTo ?? [])];
  const addressIndexes = contacts.map(({ channel, address }) => vault.blindIndex(channel, address));
  const before = await findUnused(em, request);
  if (!before) {
    const expiresAt = await insertRow(em, vault, request, codeHash);
    await bookSendings(em, { challengeId, addressIndexes, now });
    return { code, expiresAt, resendAfter: resendAfter(now) };
  }
  await requireBooked(em, { challengeId, addressIndexes });
  await em.nativeUpdate(OtpChallenge, { id: challengeId }, { codeHash });
  return { code, expiresAt: before.expiresAt, resendAfter: resendAfter(before.createdAt) };
}

function findUnused(em: SqlEntityManager, { challengeId: id, purpose, flowId }: CodeFlow) {
  return em.findOne(OtpChallenge, { id, purpose, flowId, usedAt: null, supersededAt: null });
}

function resendAfter(createdAt: Date): Date {
  return new Date(createdAt.getTime() + policy.otp.resendAfterMs);
}

async function insertRow(
  em: SqlEntityManager,
  vault: Vault,
  { challengeId, purpose, flowId, channel, address, now }: CodeRequest,
  codeHash: string,
): Promise<Date> {
  if ((await failedAttempts(em, flowId)) >= policy.otp.attemptsPerFlow)
    throw new BusinessError('FLOW_LOCKED');
  const last = await lastChallenge(em, { purpose, flowId });
  const waitMs = last ? resendAfter(last.createdAt).getTime() - now.getTime() : 0;
  if (waitMs > 0)
    throw new BusinessError('CODE_RESEND_TOO_SOON', { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  await em.nativeUpdate(OtpChallenge, { flowId, supersededAt: null }, { supersededAt: now });
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
  return expiresAt;
}
