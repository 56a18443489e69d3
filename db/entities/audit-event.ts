import { defineEntity, p } from '@mikro-orm/core';

/**
 * Who did what, to what, why, and with which outcome. Append-only: triggers refuse updates and deletes, and each row
 * carries the hash of the one before it under its own seal (`db/audit/`). `detail` holds ids, codes and counts.
 */
export const AuditEvent = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  properties: {
    /** 1, 2, 3 … without gaps. */
    sequence: p.bigint('number').primary().autoincrement(false),
    at: p.datetime(3),
    actor: p.string().length(64),
    action: p.string().length(40),
    outcome: p.string().$type<'ACCEPTED' | 'REFUSED'>().length(8),
    target: p.string().length(100),
    reason: p.string().length(400),
    detail: p.json<Readonly<Record<string, string | number>>>(),
    ipHash: p.string().length(64).nullable(),
    requestId: p.string().length(64).nullable(),
    causeKey: p.string().length(120).unique().nullable(),
    keyId: p.string().length(16),
    previousHash: p.string().length(64),
    hash: p.string().length(64),
  },
  indexes: [{ properties: ['target', 'action'] }, { properties: ['actor'] }, { properties: ['action'] }],
});
