import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BoundFlow } from '../../../http/route.ts';

interface BrowserBinding {
  /** What the cookie of the browser that began the flow holds. */
  proofOf(flowId: string): string;
  holds(flowId: string, proof: string | undefined): boolean;
}

/** Ties a flow to the browser that began it, without a row for it: only the key's holder can make the proof. */
export function createBrowserBinding(key: Buffer, flow: BoundFlow): BrowserBinding {
  const proofOf = (flowId: string) =>
    createHmac('sha256', key).update(`${flow}-browser|${flowId}`).digest('hex');
  return {
    proofOf,
    holds: (flowId, proof) => {
      const expected = Buffer.from(proofOf(flowId));
      const given = Buffer.from(proof ?? '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
