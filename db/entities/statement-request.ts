import { defineEntity, p } from '@mikro-orm/core';

/**
 * Somebody's wish for statements over an odd range, so that a page that was left finds it again. How far it is the
 * workflow's run knows; asked for twice while it runs, it is one row.
 */
export const StatementRequest = defineEntity({
  name: 'StatementRequest',
  tableName: 'statement_request',
  properties: {
    id: p.string().length(36).primary(),
    accountId: p.integer(),
    subjectType: p.string().$type<'merchant' | 'group'>().length(8),
    subjectNo: p.string().length(20),
    /** As it was asked for: a group's member, or the merchant itself. */
    merchantNo: p.string().length(20).nullable(),
    periodFrom: p.string().length(10),
    periodTo: p.string().length(10),
    workflowRunId: p.string().length(36),
    requestedAt: p.datetime(3),
  },
  uniques: [{ properties: ['accountId', 'workflowRunId'] }],
  indexes: [{ properties: ['accountId', 'requestedAt'] }],
});
