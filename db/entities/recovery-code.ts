import { defineEntity, p } from '@mikro-orm/core';

/** Stands in once for a lost authenticator app. Only its keyed hash is kept. */
export const RecoveryCode = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    id: p.integer().primary().autoincrement(),
    accountId: p.integer(),
    codeHash: p.string().length(64),
    usedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['accountId', 'codeHash'] }],
});
