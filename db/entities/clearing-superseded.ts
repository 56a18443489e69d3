import { defineEntity, p } from '@mikro-orm/core';
import { clearingRowColumns } from './clearing-row-columns.ts';

/** A row of the ledger whose day was delivered again, as it was. */
export const ClearingSuperseded = defineEntity({
  name: 'ClearingSuperseded',
  tableName: 'clearing_superseded',
  properties: {
    /** The id it had in the ledger. */
    id: p.bigint('number').primary().autoincrement(false),
    setId: p.string().length(64),
    supersededById: p.string().length(64),
    lineNo: p.integer(),
    ...clearingRowColumns(),
  },
  indexes: [{ name: 'clearing_superseded_set', properties: ['setId'] }],
});
