import { defineEntity, p } from '@mikro-orm/core';

/**
 * One code on its way to one address, whatever the flow and the purpose. Kept apart from the code, because one code may
 * go to several addresses. `ordinal` counts an address's codes; of two sent at once, one falls on the unique index.
 */
export const CodeSending = defineEntity({
  name: 'CodeSending',
  tableName: 'code_sending',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    challengeId: p.string().length(36).index(),
    addressIndex: p.string().length(64),
    ordinal: p.integer(),
    createdAt: p.datetime(3).index(),
  },
  uniques: [{ properties: ['addressIndex', 'ordinal'] }],
});
