import { defineEntity, p } from '@mikro-orm/core';

/** A day's clearing under one application type: declared by the calendar, then loaded with its control totals (fen). */
export const ClearingFile = defineEntity({
  name: 'ClearingFile',
  tableName: 'clearing_file',
  properties: {
    id: p.integer().primary().autoincrement(),
    clearingDate: p.string().length(10),
    applicationTypeCode: p.string().length(32),
    fileName: p.string().length(200),
    state: p.string().$type<'DECLARED' | 'LOADED'>().length(10),
    sha256: p.string().length(64).nullable(),
    rowCount: p.integer(),
    amountFen: p.bigint('number'),
    feeFen: p.bigint('number'),
    /** Null where the file was loaded before it was kept: then the amount less the fee. */
    netFen: p.bigint('number').nullable(),
    /** Who delivers it; null where any source may. */
    source: p.string().length(32).nullable(),
    /** The set its rows came with; null for the sample. */
    setId: p.string().length(64).nullable(),
  },
  uniques: [
    { properties: ['clearingDate', 'fileName'] },
    { name: 'clearing_file_set', properties: ['setId', 'clearingDate', 'applicationTypeCode'] },
  ],
});
