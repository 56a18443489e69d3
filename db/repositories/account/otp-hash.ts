import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Challenge } from './otp-attempts.ts';
import type { Vault } from '../../vault.ts';

interface BoundCode extends Pick<Challenge, 'purpose' | 'flowId'> {
  readonly address: string;
  readonly code: string;
}

/** The keyed hash of a code, bound to purpose, flow and address. */
export function codeHashOf(vault: Vault, { purpose, flowId, address, code }: BoundCode): string {
  return createHmac('sha256', vault.otpKey)
    .update(`${purpose}\n${flowId}\n${address}\n${code}`)
    .digest('hex');
}

/** Compares in constant time. */
export function isCodeOf(challenge: Challenge, hash: string): boolean {
  return timingSafeEqual(Buffer.from(challenge.codeHash, 'hex'), Buffer.from(hash, 'hex'));
}
