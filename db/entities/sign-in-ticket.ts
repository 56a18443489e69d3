import { defineEntity, p } from '@mikro-orm/core';

/** The password was right and the second factor is still to come. The ticket itself is only in a cookie. */
export const SignInTicket = defineEntity({
  name: 'SignInTicket',
  tableName: 'sign_in_ticket',
  properties: {
    tokenHash: p.string().length(64).primary(),
    accountId: p.integer().index(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).index(),
    usedAt: p.datetime(3).nullable(),
  },
});
