import { defineEntity, p } from '@mikro-orm/core';

export type OutboxState = 'PENDING' | 'SENDING' | 'SENT' | 'FAILED' | 'UNKNOWN';

/**
 * A mail or SMS to be sent, written in the transaction that gives cause for it. `dedupeKey` makes a second writer
 * harmless and gives the Message-ID. `SENDING` is claimed before the first byte leaves; a crash there ends as UNKNOWN.
 */
export const OutboxMessage = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    dedupeKey: p.string().length(200).unique(),
    channel: p.string().$type<'email' | 'phone'>().length(8),
    addressCipher: p.string().length(600),
    locale: p.string().$type<'zh-CN' | 'en'>().length(8),
    template: p.string().length(40),
    data: p.json<unknown>(),
    statementFileIds: p.json<readonly number[]>(),
    state: p.string().$type<OutboxState>().length(10),
    tries: p.integer().default(0),
    createdAt: p.datetime(3),
    nextTryAt: p.datetime(3),
    claimedAt: p.datetime(3).nullable(),
    sentAt: p.datetime(3).nullable(),
    errorCode: p.string().length(40).nullable(),
    /** What joins `data` when the message is put into words: a token, an issued password. */
    secretCipher: p.string().length(600).nullable(),
    /** The lower goes first. */
    priority: p.integer().default(0),
    /** The slot it was given with a slow domain. */
    domainSlotAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ['state', 'channel', 'priority', 'nextTryAt'] }, { properties: ['state', 'id'] }],
});
