import { defineEntity, p } from '@mikro-orm/core';

/** A member of the acquirer's operations staff. */
export const Operator = defineEntity({
  name: 'Operator',
  tableName: 'operator',
  properties: {
    id: p.integer().primary().autoincrement(),
    username: p.string().length(64).unique(),
    passwordHash: p.string().length(200),
    createdAt: p.datetime(3),
  },
});
