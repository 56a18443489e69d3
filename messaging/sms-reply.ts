import { DeliveryError } from './delivery-error.ts';

/** One field of a provider's JSON reply, such as `Response.Code` or `results.0.status`, and the values that count. */
interface SmsReplyField {
  readonly path: readonly string[];
  readonly values: readonly string[];
}

/** How a provider says in the body of a 2xx reply that it has taken a message, or will never take it. */
export interface SmsReplyRules {
  readonly success: SmsReplyField;
  readonly refused?: SmsReplyField | undefined;
}

/**
 * Accepts a 2xx reply that says success. Without JSON, or without the field, another server may have answered, so the
 * outcome is in doubt.
 *
 * @throws DeliveryError
 */
export function requireSmsAccepted(status: number, body: string, { success, refused }: SmsReplyRules): void {
  const reply = parsed(body);
  const result = valueAt(reply, success.path);
  if (result !== undefined && success.values.includes(result)) return;
  const refusal = refused && valueAt(reply, refused.path);
  if (refusal !== undefined && refused?.values.includes(refusal))
    throw new DeliveryError('permanent', reasonOf(refusal));
  if (result === undefined) throw new DeliveryError('unknown', `HTTP ${status} unreadable`, 'relay');
  throw new DeliveryError('transient', reasonOf(result), 'relay');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function valueAt(reply: unknown, path: readonly string[]): string | undefined {
  let found = reply;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return ['string', 'number', 'boolean'].includes(typeof found) ? String(found) : undefined;
}

/** A code only: a provider's text may repeat the number. */
function reasonOf(result: string): string {
  return /^(?!\+?\d{7})[\w.:-]{1,30}$/.test(result) ? `SMS ${result}` : 'SMS refused';
}
