import { defineEntity, p } from '@mikro-orm/core';
import type { RunItemState } from '../../contracts/runs.ts';

/** One merchant or group in a run, frozen when the run is planned; the truth about what became of it. */
export const StatementRunItem = defineEntity({
  name: 'StatementRunItem',
  tableName: 'statement_run_item',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    period: p.string().length(7),
    ordinal: p.integer(),
    subjectType: p.string().$type<'merchant' | 'group'>().length(8),
    subjectId: p.integer(),
    subjectNo: p.string().length(20),
    state: p.string().$type<RunItemState>().length(12),
    errorCode: p.string().length(40).nullable(),
    attempt: p.integer(),
    finishedAt: p.datetime(3).nullable(),
    /** The subject's ledger revision before its rows were read; a greater one means that rows have changed since. */
    ledgerRevision: p.integer().default(0),
    /** Its statements are provisional. */
    provisional: p.boolean().default(false),
    /** Where in the ledger the fault of `errorCode` is. */
    errorDetail: p.string().length(300).nullable(),
    /** Clear card numbers that were masked in its statements. */
    maskedCards: p.integer().default(0),
  },
  uniques: [{ properties: ['period', 'ordinal'] }, { properties: ['period', 'subjectType', 'subjectId'] }],
  indexes: [
    { properties: ['period', 'state', 'ordinal'] },
    { properties: ['period', 'state', 'errorCode', 'ordinal'] },
  ],
});
