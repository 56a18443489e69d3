import { defineEntity, p } from '@mikro-orm/core';
import type { ImportState, ImportSummary } from '../../contracts/clearing.ts';

/** Clearing files that were handed in together; the id is made of their digests, so the same files are the same set. */
export const ClearingSet = defineEntity({
  name: 'ClearingSet',
  tableName: 'clearing_set',
  properties: {
    id: p.string().length(64).primary(),
    /** Who delivers; a set replaces an earlier one of the same source and days. */
    source: p.string().length(32),
    /** What was said when it was handed in; null where the files say it. */
    profileId: p.string().length(64).nullable(),
    clearingDate: p.string().length(10).nullable(),
    applicationTypeCode: p.string().length(32).nullable(),
    state: p.string().$type<ImportState>().length(12),
    /** Rows read so far, then all of them. */
    rowsRead: p.integer(),
    /** Rows put aside for the ledger and their sum, fen. */
    rowCount: p.integer(),
    netFen: p.bigint('number'),
    summary: p.json<ImportSummary>().nullable(),
    summaryDigest: p.string().length(64).nullable(),
    /** The set whose rows it takes the place of. */
    replacesId: p.string().length(64).nullable(),
    receivedBy: p.string().length(64),
    receivedAt: p.datetime(3),
    checkedAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'clearing_set_source', properties: ['source', 'state'] },
    { name: 'clearing_set_received', properties: ['receivedAt'] },
  ],
});
