import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { auditTriggers } from '../../../db/migrations/audit-chain.ts';
import type { Database } from '../../../db/orm.ts';

/** Does what only an administrator of the database can: changes audit rows with the triggers away. */
export async function withoutAuditTriggers(database: Database, work: () => Promise<unknown>): Promise<void> {
  const em = database.em();
  const triggers = auditTriggers(database.kind);
  for (const { name } of triggers) await em.execute(`drop trigger ${name}`, [], 'run');
  await work();
  for (const { create } of triggers) await em.execute(create, [], 'run');
}

/** Sets the chain back to its beginning. */
export async function emptyAuditChain(database: Database): Promise<void> {
  const em = database.em();
  if ((await em.count(AuditEvent)) > 0)
    await withoutAuditTriggers(database, () => em.execute('delete from audit_event', [], 'run'));
  await em.execute('update audit_head set sequence = 0, hash = ?', ['0'.repeat(64)], 'run');
}
