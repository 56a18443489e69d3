import { defineEntity, p } from '@mikro-orm/core';
import type { RunCounts, RunState } from '../../contracts/runs.ts';

/** The monthly run of one month: its primary key is what makes a second schedule firing or a backfill harmless. */
export const StatementRun = defineEntity({
  name: 'StatementRun',
  tableName: 'statement_run',
  properties: {
    period: p.string().length(7).primary(),
    state: p.string().$type<RunState>().length(12),
    /** 1 for the first run; each retry counts one up and fences off late writers of the one before. */
    attempt: p.integer(),
    requestedBy: p.string().length(64),
    createdAt: p.datetime(3),
    startedAt: p.datetime(3).nullable(),
    finishedAt: p.datetime(3).nullable(),
    /** Why it is BLOCKED. */
    errorCode: p.string().length(40).nullable(),
    /** Its last attempt makes provisional statements: the month is not over, or an operator let it go on though files were missing. */
    provisional: p.boolean().default(false),
    /** Rows of the month that no item takes, and of how many merchants; counted by the plan and again at the end. */
    unownedRows: p.integer().default(0),
    unownedMerchants: p.integer().default(0),
    /** The month's revision when everything that had changed was last planned; the same today means that nothing has changed since. */
    ledgerRevision: p.integer().default(0),
    /** Of its items when it ended, so that nobody counts them again; null before. */
    counts: p.json<RunCounts>().nullable(),
    /** Its last attempt also makes versions where only the heading has changed. */
    reissue: p.boolean().default(false),
  },
});
