import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FieldKey } from '../field-cipher.ts';

/** Everything of a row that its seal covers. `detail` holds ids, codes and counts only. */
export interface SealedFacts {
  readonly sequence: number;
  readonly previousHash: string;
  readonly keyId: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly target: string;
  readonly reason: string;
  readonly ipHash: string | null;
  readonly requestId: string | null;
  readonly causeKey: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** Seals rows of the audit chain, and stands keyed hashes in for what a row may not tell. */
export interface AuditSeal {
  /** The key that new rows are sealed with. */
  readonly keyId: string;
  seal(facts: SealedFacts): string;
  /** Undefined when the row's key is not in the ring. */
  isSealOf(facts: SealedFacts, hash: string): boolean | undefined;
  /** The same for the same text, and of no use to who has not the key: for addresses and names nobody has. */
  pseudonym(kind: 'ip' | 'name' | 'subject-no', text: string): string;
}

/**
 * HMAC-SHA-256 instead of a plain hash: an attacker with write access can't repair the chain after a
 * change, since the key is in the processes only. The first key of the ring seals, all verify.
 */
export function createAuditSeal(keys: readonly FieldKey[]): AuditSeal {
  const [current] = keys;
  if (!current) throw new Error('The ring of audit keys is empty');
  const ring = new Map(keys.map(({ id, key }) => [id, key]));
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  return {
    keyId: current.id,
    seal: (facts) => hmac(current.key, canonicalForm(facts)).toString('hex'),
    isSealOf: (facts, hash) => {
      const key = ring.get(facts.keyId);
      if (!key) return undefined;
      const [expected, given] = [hmac(key, canonicalForm(facts)), Buffer.from(hash, 'hex')];
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    pseudonym: (kind, text) => hmac(current.key, `pseudonym\n${kind}\n${text}`).toString('hex'),
  };
}

/** One JSON array, fields in a fixed order and the names within `detail` sorted: one text for one row, everywhere. */
function canonicalForm(facts: SealedFacts): string {
  const { sequence, previousHash, keyId, at, actor, action, outcome, target, reason } = facts;
  const detail = Object.entries(facts.detail).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rest = [facts.ipHash, facts.requestId, facts.causeKey, detail];
  const head = ['audit-v1', sequence, previousHash, keyId, at.toISOString()];
  return JSON.stringify([...head, actor, action, outcome, target, reason, ...rest]);
}
