import { policy } from '../policy.ts';

/** Crockford's base32: no I, L, O and U, so that nothing is misread from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `K7M2Q-9XWTR` of random bytes, one for each character; 32 divides 256, so that no letter is likelier. */
export function recoveryCodeOf(randomBytes: Uint8Array): string {
  const letters = [...randomBytes.subarray(0, policy.recoveryCode.characters)].map(
    (byte) => alphabet[byte % alphabet.length]!,
  );
  const half = letters.length / 2;
  return `${letters.slice(0, half).join('')}-${letters.slice(half).join('')}`;
}

/** The form in which codes are compared: without hyphens and spaces, and with the letters that look like digits read as such. */
export function canonicalRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
