import { createHmac, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { InvalidRequest } from './refusals.ts';
import { idempotencyKey } from './schemas/idempotency-key.ts';

/**
 * The caller's `Idempotency-Key`, if there is one.
 *
 * @throws InvalidRequest when it is not 1 to 128 visible ASCII characters
 */
function idempotencyKeyOf(request: Request): string | undefined {
  const parsed = idempotencyKey.safeParse(request.get('Idempotency-Key'));
  if (!parsed.success) throw new InvalidRequest([{ field: 'Idempotency-Key', code: 'REQUEST_INVALID' }]);
  return parsed.data;
}

/** Repeats of one step with the same key are one update; without a key every call is its own. */
export function updateIdOf(step: string, request: Request): string {
  return `${step}:${idempotencyKeyOf(request) ?? randomUUID()}`;
}

/** A UUID for a new activation. */
export function activationIdOf(request: Request, secret: Buffer, subjectType: string): string {
  return flowIdOf(request, secret, subjectType);
}

/**
 * A UUID for a new flow: random, or made of the caller's key so that a repeat finds the one already begun.
 * The caller's address and browser are part of it, since two callers may both count their keys from 1.
 */
export function flowIdOf(request: Request, secret: Buffer, what: string): string {
  const key = idempotencyKeyOf(request);
  if (key === undefined) return randomUUID();
  const caller = [what, request.ip, request.get('User-Agent')].join('|');
  const bytes = createHmac('sha256', secret)
    .update(`activation-id|${caller}|${key}`)
    .digest()
    .subarray(0, 16);
  // Version 8 and the variant of RFC 9562, a UUID whose bits are ours to choose.
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
