import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { BusinessError } from '../../../domain/errors.ts';
import { wrongHostPage, wrongHostStyle } from '../pages/wrong-host.ts';

/** Health probes call these by address; they reveal nothing about a person. */
export const hostExemptPaths: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const styleHash = `'sha256-${createHash('sha256').update(wrongHostStyle).digest('base64')}'`;
const pagePolicy = `default-src 'none'; style-src ${styleHash}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface Site {
  readonly publicOrigin: string;
  readonly brand: string;
  readonly hotline: string;
}

/**
 * Serves nobody under another name than the configured one: a browser gets a page that names the right address, a
 * program gets WRONG_HOST. It judges the Host header, which a proxy has to pass on; `X-Forwarded-Host` can only
 * make a request wrong, never right, because anybody can send it. A portal on localhost answers to each of the
 * machine's own names.
 *
 * @throws BusinessError WRONG_HOST
 */
export function officialHostOnly({ publicOrigin, brand, hotline }: Site): RequestHandler {
  const isOfficial = createHostCheck(publicOrigin);
  const page = wrongHostPage({ origin: publicOrigin, brand, hotline });
  return (request, response, next) => {
    if (hostExemptPaths.has(request.path) || hostsOf(request).every(isOfficial)) return next();
    response.locals['route'] = 'wrong-host';
    // A proxy that keeps answers by path alone must not give this one to somebody who came by the right name.
    response.set('Cache-Control', 'no-store').vary('Host, Accept');
    if (request.accepts(['json', 'html']) !== 'html')
      throw new BusinessError('WRONG_HOST', { origin: publicOrigin });
    response.status(421).set('Content-Security-Policy', pagePolicy).type('html').send(page);
  };
}

function hostsOf(request: Request): string[] {
  const forwarded = request.get('X-Forwarded-Host');
  return [request.headers.host ?? '', ...(forwarded === undefined ? [] : forwarded.split(','))];
}

function createHostCheck(publicOrigin: string): (host: string) => boolean {
  const { protocol, host: official, hostname } = new URL(publicOrigin);
  const defaultPort = protocol === 'https:' ? ':443' : ':80';
  const onLoopback = loopback.has(hostname);
  return (given) => {
    const host = given.trim().toLowerCase();
    if (host === official || host === `${official}${defaultPort}`) return true;
    return onLoopback && loopback.has(host.replace(/:\d+$/, ''));
  };
}
