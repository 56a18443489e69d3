import { defineEntity, p } from '@mikro-orm/core';

/**
 * An address proved by a code. One phone or e-mail address belongs to one account: `addressIndex` is unique. An account
 * has one e-mail address and one phone at the most.
 */
export const ContactBinding = defineEntity({
  name: 'ContactBinding',
  tableName: 'contact_binding',
  properties: {
    id: p.integer().primary().autoincrement(),
    accountId: p.integer().index(),
    channel: p.string().$type<'email' | 'phone'>().length(8),
    addressCipher: p.string().length(600),
    addressIndex: p.string().length(64).unique(),
    createdAt: p.datetime(3),
    /** Since when no statements are sent there, because its server says that it does not exist. */
    refusedAt: p.datetime(3).nullable(),
    /** How it said so: `SMTP 550 5.1.1`. */
    refusedCode: p.string().length(40).nullable(),
    /** How many messages it said so to since something last arrived. */
    refusals: p.integer().default(0),
    lastRefusalAt: p.datetime(3).nullable(),
    /** The key of the last such message: its own later attempts are no further evidence. */
    lastRefusedBy: p.string().length(200).nullable(),
  },
  uniques: [{ properties: ['accountId', 'channel'] }],
});
