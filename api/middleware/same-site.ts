import type { RequestHandler } from 'express';
import { BusinessError } from '../../domain/errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses to change anything for another site's page: by Fetch-Metadata where the browser sends it, by Origin
 * where it does not. A caller that sends neither is no browser and carries no one's cookies by accident.
 *
 * @throws BusinessError REQUEST_CROSS_SITE
 */
export function refuseCrossSite(publicOrigin: string): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin') ?? publicOrigin;
    const ours = site === undefined ? origin === publicOrigin : site === 'same-origin' || site === 'none';
    if (!ours) throw new BusinessError('REQUEST_CROSS_SITE');
    next();
  };
}
