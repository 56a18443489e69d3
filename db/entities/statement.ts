import { defineEntity, p } from '@mikro-orm/core';

/** A produced statement; never changed. Late clearing makes the next version, which supersedes this one. */
export const Statement = defineEntity({
  name: 'Statement',
  tableName: 'statement',
  properties: {
    id: p.string().length(36).primary(),
    subjectType: p.string().$type<'merchant' | 'group'>().length(8),
    subjectId: p.integer(),
    subjectNo: p.string().length(20),
    applicationTypeCode: p.string().length(32),
    periodFrom: p.string().length(10),
    periodTo: p.string().length(10),
    version: p.integer(),
    supersedesId: p.string().length(36).nullable(),
    rowCount: p.integer(),
    amountFen: p.bigint('number'),
    netFen: p.bigint('number'),
    feeFen: p.bigint('number'),
    /** SHA-256 over the canonical rows: the same rows never make a second version. */
    snapshotDigest: p.string().length(64),
    createdAt: p.datetime(3),
    /** Made while clearing files of its month were missing; a later version replaces it. */
    provisional: p.boolean().default(false),
    /** The heading it was issued under; null for statements of earlier releases. */
    subjectName: p.string().length(600).nullable(),
    branchName: p.string().length(400).nullable(),
    applicationTypeName: p.string().length(100).nullable(),
  },
  uniques: [
    {
      name: 'statement_version',
      properties: ['subjectType', 'subjectId', 'applicationTypeCode', 'periodFrom', 'periodTo', 'version'],
    },
  ],
});
