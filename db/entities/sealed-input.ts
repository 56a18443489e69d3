import { defineEntity, p } from '@mikro-orm/core';

/** What a person typed, encrypted, on its way from the api to the activity that needs it; wiped when its flow ends. */
export const SealedInput = defineEntity({
  name: 'SealedInput',
  tableName: 'sealed_input',
  properties: {
    id: p.string().length(36).primary(),
    flowId: p.string().length(36).index(),
    sealed: p.text(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).index(),
    /** For the audit row of the step: the caller's address as a keyed hash, and the request's id. */
    ipHash: p.string().length(64).nullable(),
    requestId: p.string().length(64).nullable(),
    /** Whether it was counted as a try, or the scope that had no tries left for it; null while it was not asked. */
    countedAs: p.string().length(40).nullable(),
  },
});
