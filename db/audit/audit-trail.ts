import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { appendAuditEvent } from './append-audit-event.ts';
import type { NewAuditEvent } from './new-audit-event.ts';

/** Handed to a writer, which calls it last in its own transaction. */
export type Recording = (em: SqlEntityManager) => Promise<void>;

export type AuditTrail = ReturnType<typeof createAuditTrail>;

/** The two ways to an audit row: with what it records, or by itself where nothing else is written. */
export function createAuditTrail(database: Database, vault: Pick<Vault, 'audit'>) {
  return {
    /** For a change: the writer appends it in the change's own transaction. */
    recording(event: NewAuditEvent): Recording {
      return (em) => appendAuditEvent(em, vault, event);
    },

    /** For a refusal, or for something that leaves no other row. */
    record(event: NewAuditEvent): Promise<void> {
      return inTransaction(database, (em) => appendAuditEvent(em, vault, event));
    },
  };
}
