import type { Request } from 'express';
import type { OriginInput } from '../../contracts/sealed-inputs.ts';

/** From where a request came: the address as far as the proxies in front are believed, and the browser. */
export function originOf(request: Request): OriginInput {
  const ip = (request.ip ?? '').replace(/^::ffff:/, '');
  return { ip, userAgent: (request.get('User-Agent') ?? '').slice(0, 400) };
}
