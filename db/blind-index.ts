import { createHmac } from 'node:crypto';

export type BlindIndexKind = 'id-no' | 'licence-no' | 'phone' | 'email';

/** The look-up form of an encrypted field: equal fields have equal indexes, and only the key's holder can make them. */
export type BlindIndex = (kind: BlindIndexKind, canonical: string) => string;

/**
 * Hex HMAC-SHA-256 over kind and canonical form, so that the same digits as a phone and as an identity number don't
 * show as equal. Registered and bound phones share the kind `phone`.
 */
export function createBlindIndex(key: Buffer): BlindIndex {
  return (kind, canonical) => createHmac('sha256', key).update(`${kind}\n${canonical}`).digest('hex');
}
