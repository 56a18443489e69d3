import { defineEntity, p } from '@mikro-orm/core';

/** An account's authenticator app. Until it is confirmed by a code it asks nobody for anything. */
export const SecondFactor = defineEntity({
  name: 'SecondFactor',
  tableName: 'second_factor',
  properties: {
    accountId: p.integer().primary().autoincrement(false),
    secretCipher: p.string().length(300),
    /** The newest time step whose code was accepted: no code is good twice (RFC 6238, 5.2). */
    lastStep: p.integer().nullable(),
    createdAt: p.datetime(3),
    confirmedAt: p.datetime(3).nullable(),
  },
});
