import { defineEntity, p } from '@mikro-orm/core';
import { clearingRowColumns } from './clearing-row-columns.ts';

/** A row of a set that was read and is not in the ledger yet; no statement sees it. */
export const ClearingStaging = defineEntity({
  name: 'ClearingStaging',
  tableName: 'clearing_staging',
  properties: {
    setId: p.string().length(64).primary(),
    lineNo: p.integer().primary(),
    ...clearingRowColumns(),
  },
});
