import { defineEntity, p } from '@mikro-orm/core';

/** How often a merchant's or group's rows of a month have changed; an item keeps the revision it was produced from. */
export const LedgerRevision = defineEntity({
  name: 'LedgerRevision',
  tableName: 'ledger_revision',
  properties: {
    period: p.string().length(7).primary(),
    subjectType: p.string().$type<'merchant' | 'group'>().length(8).primary(),
    subjectId: p.integer().primary(),
    revision: p.integer(),
  },
});
