import { createHmac, timingSafeEqual } from 'node:crypto';

interface BrowserBinding {
  /** What the cookie of the browser that began the activation holds. */
  proofOf(activationId: string): string;
  holds(activationId: string, proof: string | undefined): boolean;
}

/** Ties an activation to the browser that began it, without a row for it: only the key's holder can make the proof. */
export function createBrowserBinding(key: Buffer): BrowserBinding {
  const proofOf = (activationId: string) =>
    createHmac('sha256', key).update(`activation-browser|${activationId}`).digest('hex');
  return {
    proofOf,
    holds: (activationId, proof) => {
      const expected = Buffer.from(proofOf(activationId));
      const given = Buffer.from(proof ?? '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
