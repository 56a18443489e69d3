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
    /** Since when its server refuses mail for it; statements are not sent there until something arrives again. */
    refusedAt: p.datetime(3).nullable(),
    /** How it said so: `SMTP 550 5.1.1`. */
    refusedCode: p.string().length(40).nullable(),
  },
  uniques: [{ properties: ['accountId', 'channel'] }],
});
