import { defineEntity, p } from '@mikro-orm/core';

/** The end of the audit chain, one row: locking it is what puts writers one after the other. */
export const AuditHead = defineEntity({
  name: 'AuditHead',
  tableName: 'audit_head',
  properties: {
    id: p.integer().primary().autoincrement(false),
    sequence: p.bigint('number'),
    hash: p.string().length(64),
  },
});
