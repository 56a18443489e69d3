import { createHmac, randomBytes, randomUUID } from 'node:crypto';
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
  /** Allows this attempt to discard the challenge it created; absent when another attempt did. */
  readonly issuedBy?: string;
}

/** Each conflict means that another code was counted meanwhile, and an address has room for fewer than this. */
const maxConflictRetries = 16;

/** Issues one-time codes. Each is bound to purpose, flow and address, and supersedes the flow's earlier ones. */
export function createOtpIssuer(database: Database, vault: Vault) {
  return {
    /**
     * For a challenge that exists, since an earlier attempt died or ran out of time, the code is the same; it is counted
     * once. A mail of the earlier attempt may still arrive, so nobody may discard the challenge any more.
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
        await insertRow(em, vault, { ...flow, ...nobody }, { codeHash: randomBytes(32).toString('hex') });
      }),

    /**
     * Forgets a code that could not be sent, so that another may be asked for at once. Does nothing once another attempt
     * has sent it.
     */
    discard: (challengeId: string, issuedBy: string): Promise<void> =>
      inTransaction(database, async (em) => {
        const discarded = await em.nativeDelete(OtpChallenge, { id: challengeId, issuedBy });
        if (discarded > 0) await em.nativeDelete(CodeSending, { challengeId });
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
  const contacts = [request, ...(request.alsoTo ?? [])];
  const addressIndexes = contacts.map(({ channel, address }) => vault.blindIndex(channel, address));
  const before = await findUnused(em, request);
  const codeNonce = before?.codeNonce ?? randomBytes(16).toString('hex');
  const code = codeFrom(vault, challengeId, codeNonce);
  const codeHash = codeHashOf(vault, { ...request, code });
  if (!before) {
    const issuedBy = randomUUID();
    const expiresAt = await insertRow(em, vault, request, { codeHash, codeNonce, issuedBy });
    await bookSendings(em, { challengeId, addressIndexes, now });
    return { code, expiresAt, resendAfter: resendAfter(now), issuedBy };
  }
  await requireBooked(em, { challengeId, addressIndexes });
  await em.nativeUpdate(OtpChallenge, { id: challengeId }, { codeHash, codeNonce, issuedBy: null });
  return { code, expiresAt: before.expiresAt, resendAfter: resendAfter(before.createdAt) };
}

/** The nonce is random, and nobody without the key can tell the code by it. */
function codeFrom(vault: Vault, challengeId: string, codeNonce: string): string {
  const mac = createHmac('sha256', vault.otpKey).update(`code\n${challengeId}\n${codeNonce}`).digest();
  const { digits } = policy.otp;
  return String(mac.readBigUInt64BE() % 10n ** BigInt(digits)).padStart(digits, '0');
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
  code: { readonly codeHash: string; readonly codeNonce?: string; readonly issuedBy?: string },
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
    ...code,
    tries: 0,
    createdAt: now,
    expiresAt,
  });
  return expiresAt;
}
