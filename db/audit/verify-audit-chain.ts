import type { InferEntity } from '@mikro-orm/core';
import { AuditEvent } from '../entities/audit-event.ts';
import { AuditHead } from '../entities/audit-head.ts';
import type { Database } from '../orm.ts';
import { inSnapshot } from '../transaction.ts';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Vault } from '../vault.ts';

type Row = InferEntity<typeof AuditEvent>;
type Fault = 'CHANGED' | 'MISSING' | 'INSERTED' | 'REORDERED' | 'KEY_UNKNOWN' | 'ANCHOR_DIFFERS';

/** A place in the chain that was noted down elsewhere: its end at an earlier verification. */
export interface AuditAnchor {
  readonly sequence: number;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly whole: true; readonly events: number; readonly head: AuditAnchor }
  | { readonly whole: false; readonly sequence: number; readonly fault: Fault };

const emptyChainHash = '0'.repeat(64);
const pageSize = 500;

/**
 * Walks the chain from its beginning and answers the first row that is not as it was written.
 *
 * Who can write every table can cut rows off the end and set the head back; only an `anchor` kept outside the
 * database shows that.
 */
export function verifyAuditChain(
  database: Database,
  { audit }: Pick<Vault, 'audit'>,
  anchor?: AuditAnchor,
): Promise<AuditVerdict> {
  const isSealed = (row: Row, sequence: number) =>
    audit.isSealOf({ ...row, ...nullable(row), sequence }, row.hash);
  return inSnapshot(database, async (em) => {
    const head = await em.findOne(AuditHead, { id: 1 });
    const end = head?.sequence ?? 0;
    let last: AuditAnchor = { sequence: 0, hash: emptyChainHash };
    for await (const row of rowsOf(em)) {
      const expected = last.sequence + 1;
      const fault = await faultOf(row, expected);
      if (fault) return { whole: false, sequence: expected, fault };
      if (row.sequence === anchor?.sequence && row.hash !== anchor.hash)
        return { whole: false, sequence: expected, fault: 'ANCHOR_DIFFERS' };
      last = { sequence: row.sequence, hash: row.hash };
    }
    if (last.sequence < Math.max(end, anchor?.sequence ?? 0))
      return { whole: false, sequence: last.sequence + 1, fault: 'MISSING' };
    if (head?.hash !== last.hash) return { whole: false, sequence: last.sequence, fault: 'CHANGED' };
    return { whole: true, events: last.sequence, head: last };

    async function faultOf(row: Row, expected: number): Promise<Fault | undefined> {
      const sealed = isSealed(row, row.sequence);
      if (sealed === undefined) return 'KEY_UNKNOWN';
      if (sealed && row.sequence > expected) return 'MISSING';
      if (sealed && row.previousHash === last.hash) return expected > end ? 'INSERTED' : undefined;
      if (expected > end) return 'INSERTED';
      if (row.sequence > expected) return 'MISSING';
      return whyUnsealed(row);
    }

    /** Only once, at the end of the walk: is it a row of another place, or one that was pushed in? */
    async function whyUnsealed(row: Row): Promise<Fault> {
      for (let place = 1; place <= end + 1; place += 1) if (isSealed(row, place)) return 'REORDERED';
      const next = await em.findOne(AuditEvent, { sequence: row.sequence + 1 }, { disableIdentityMap: true });
      return next && isSealed(next, row.sequence) ? 'INSERTED' : 'CHANGED';
    }
  });
}

/** Rows in order, a page at a time. */
async function* rowsOf(em: SqlEntityManager): AsyncGenerator<Row> {
  for (let after = -1; ;) {
    const page = await em.find(
      AuditEvent,
      { sequence: { $gt: after } },
      { orderBy: { sequence: 'asc' }, limit: pageSize, disableIdentityMap: true },
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.sequence;
  }
}

function nullable({ ipHash, requestId, causeKey }: Row) {
  return { ipHash: ipHash ?? null, requestId: requestId ?? null, causeKey: causeKey ?? null };
}
