import { defineEntity, p } from '@mikro-orm/core';

/** Who did what, to what, and why; append-only. `detail` holds ids and counts, never secrets or personal data. */
export const AuditEvent = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    at: p.datetime(3),
    actor: p.string().length(64),
    action: p.string().length(40),
    target: p.string().length(100),
    reason: p.string().length(400),
    detail: p.json<Readonly<Record<string, string | number>>>(),
  },
  indexes: [{ properties: ['target', 'action'] }],
});
