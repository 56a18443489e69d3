import { defineEntity, p } from '@mikro-orm/core';

/** A month of the ledger: each writer of rows counts it up in the same transaction, so that changes need no scan. */
export const ClearingMonth = defineEntity({
  name: 'ClearingMonth',
  tableName: 'clearing_month',
  properties: {
    period: p.string().length(7).primary(),
    revision: p.integer(),
    changedAt: p.datetime(3),
  },
});
