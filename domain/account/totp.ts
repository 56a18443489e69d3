import { Secret, TOTP } from 'otpauth';
import { policy } from '../policy.ts';

const { digits, stepMs, graceSteps, secretBytes } = policy.totp;
const period = stepMs / 1_000;

/** A new random secret, in base32 as authenticator apps want it (RFC 4226 asks for 160 bits). */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What an authenticator app takes in, as text or as a QR code. */
export function totpUri(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ issuer, label, secret, digits, period, algorithm: 'SHA1' }).toString();
}

/**
 * The time step to which a code belongs, a grace of one step to either side; undefined when it is none of theirs.
 * The caller stores an accepted step and afterwards takes only later ones (RFC 6238, 5.2). Spaces are passed over.
 */
export function totpStepOf(secret: string, typed: string, now: Date): number | undefined {
  const token = typed.normalize('NFKC').replace(/\s/g, '');
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    digits,
    period,
    timestamp,
    window: graceSteps,
  });
  return delta === null ? undefined : TOTP.counter({ period, timestamp }) + delta;
}
