import type { Brand } from '../template.ts';

/**
 * Where “this was not me” is said; empty without a token. The token stands behind `#`, so that it reaches no server's
 * log: the page sends it itself.
 */
export function objectionLink(
  { objectionToken }: { readonly objectionToken?: string },
  { portalOrigin }: Brand,
): string {
  return objectionToken === undefined ? '' : `${portalOrigin}/objection#${objectionToken}`;
}
