/** Format characters from pasted text: zero-width ones, and the marks phones put around a number. */
export const invisible = /\p{Cf}/gu;

/** Normalizes a number or code: half-width, upper case, without spaces and dashes. */
export function normalizeIdentifier(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[\s\p{Pd}\u2212]/gu, '')
    .toUpperCase();
}
