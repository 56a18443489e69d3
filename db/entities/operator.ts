import { defineEntity, p } from '@mikro-orm/core';

/** A member of the acquirer's operations staff. */
export const Operator = defineEntity({
  name: 'Operator',
  tableName: 'operator',
  properties: {
    id: p.integer().primary().autoincrement(),
    username: p.string().length(64).unique(),
    passwordHash: p.string().length(200),
    createdAt: p.datetime(3),
    /** Sealed secret of the authenticator app; without one an operator cannot sign in. */
    totpCipher: p.string().length(300).nullable(),
    /** The newest time step whose code was accepted. */
    totpLastStep: p.integer().nullable(),
  },
});
