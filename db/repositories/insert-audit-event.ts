import type { SqlEntityManager } from '@mikro-orm/sql';
import { AuditEvent } from '../entities/audit-event.ts';

export interface NewAuditEvent {
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly reason: string;
  /** Ids, counts and codes only. */
  readonly detail: Readonly<Record<string, string | number>>;
}

/** Writes down who did what, inside the transaction that does it. */
export async function insertAuditEvent(em: SqlEntityManager, event: NewAuditEvent, now: Date): Promise<void> {
  await em.insert(AuditEvent, { ...event, at: now });
}
