/** Format characters that come along with a paste: zero-width ones, and the marks phones put around a number. */
export const invisible = /\p{Cf}/gu;

/** A number or code as it is meant: full-width characters made plain, without spaces and dashes, in upper case. */
export function normalizeIdentifier(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[\s\p{Pd}\u2212]/gu, '')
    .toUpperCase();
}
