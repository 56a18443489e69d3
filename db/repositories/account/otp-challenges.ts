import { randomBytes, randomInt } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ContactChannel, ContactInput } from '../../../domain/contact.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { OtpChallenge } from '../../entities/otp-challenge.ts';
import type { Vault } from '../../vault.ts';
import { bookSendings, requireBooked } from './code-sendings.ts';
import { codeHashOf } from './otp-hash.ts';

import { lastChallenge, failedAttempts } from './otp-attempts.ts';

/**
 * Makes a code and books it for its addresses, inside the transaction of `em`. For a challenge that is there already,
 * since a worker died before it could send the code, it makes another code in its place: the first was kept nowhere.
 *
 * @throws BusinessError CODE_RESEND_TOO_SOON, CODE_LIMIT_REACHED, FLOW_LOCKED
 */
export async function insertChallenge(
  em: SqlEntityManager,
  vault: Vault,
  request: CodeRequest,
): Promise<IssuedCode> {
  const { challengeId, now } = request;
  const code = String(randomInt(10 ** policy.otp.digits)).padStart(policy.otp.digits, '0');
  const codeHash = codeHashOf(vault, { ...request, code });
  const contacts = [request, ...(request.alsoTo ?? [])];
  const addressIndexes = contacts.map(({ channel, address }) => vault.blindIndex(channel, address));
  const before = await unused(em, request);
  if (!before) {
    const expiresAt = await insertRow(em, vault, request, codeHash);
    await bookSendings(em, { challengeId, addressIndexes, now });
    return { code, expiresAt };
  }
  await requireBooked(em, { challengeId, addressIndexes });
  await em.nativeUpdate(OtpChallenge, { id: challengeId }, { codeHash });
  return { code, expiresAt: before.expiresAt };
}

/** A challenge that no code fits, unless it is there already. @throws BusinessError CODE_RESEND_TOO_SOON, FLOW_LOCKED */
export async function insertDecoy(em: SqlEntityManager, vault: Vault, flow: CodeFlow): Promise<void> {
  if (await unused(em, flow)) return;
  const nobody = { channel: 'email' as const, address: '' };
  await insertRow(em, vault, { ...flow, ...nobody }, randomBytes(32).toString('hex'));
}

function unused(em: SqlEntityManager, { challengeId: id, purpose, flowId }: CodeFlow) {
  return em.findOne(OtpChallenge, { id, purpose, flowId, usedAt: null, supersededAt: null });
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
  const waitMs = last ? last.createdAt.getTime() + policy.otp.resendAfterMs - now.getTime() : 0;
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

export type OtpPurpose = 'activation' | 'recovery' | 'contact-change';

export interface Flow {
  readonly purpose: OtpPurpose;
  readonly flowId: string;
  readonly now: Date;
}

export interface CodeFlow extends Flow {
  /** Chosen by who asks, so that asking again after a crash finds what is there; a UUID. */
  readonly challengeId: string;
}

export interface CodeRequest extends CodeFlow {
  readonly channel: ContactChannel;
  /** Canonical. */
  readonly address: string;
  /** Further addresses of the same owner that are sent the same code. */
  readonly alsoTo?: readonly ContactInput[];
}

export interface IssuedCode {
  /** To be sent and forgotten: only its keyed hash is stored. */
  readonly code: string;
  readonly expiresAt: Date;
}
