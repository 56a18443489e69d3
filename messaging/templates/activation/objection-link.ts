import type { Brand } from '../template.ts';

/**
 * The link for “this was not me”; empty without a token. The token is after `#`, so that it reaches no server's
 * log: the page sends it itself.
 */
export function objectionLink(
  { objectionToken }: { readonly objectionToken?: string },
  { portalOrigin }: Brand,
): string {
  return objectionToken === undefined ? '' : `${portalOrigin}/objection#${objectionToken}`;
}
