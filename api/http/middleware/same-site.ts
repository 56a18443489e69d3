import type { RequestHandler } from 'express';
import { BusinessError } from '../../../domain/errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses to change anything for another site's page, a neighbouring host's (`same-site`) included: by Fetch-Metadata
 * where the browser sends it, by Origin where it does not, by Referer where an old one sends neither (OWASP CSRF
 * Prevention Cheat Sheet). A caller that sends none of them is no browser and carries no one's cookies by accident;
 * nor does any GET change anything.
 *
 * @throws BusinessError REQUEST_CROSS_SITE
 */
export function refuseCrossSite(publicOrigin: string): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin') ?? originOf(request.get('Referer')) ?? publicOrigin;
    const ours = site === undefined ? origin === publicOrigin : site === 'same-origin' || site === 'none';
    if (!ours) throw new BusinessError('REQUEST_CROSS_SITE');
    next();
  };
}

/** The origin of an address; what cannot be read is nobody's. */
function originOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return URL.canParse(address) ? new URL(address).origin : 'null';
}
