import { defineEntity, p } from '@mikro-orm/core';

/**
 * The right to say “this was not me”, sent to the contact on file. The table has only the token's hash; who uses it
 * stops the activation, or disables the account that came of it.
 */
export const ActivationObjection = defineEntity({
  name: 'ActivationObjection',
  tableName: 'activation_objection',
  properties: {
    id: p.string().length(36).primary(),
    activationId: p.string().length(36),
    stage: p.string().$type<'STARTED' | 'DONE'>().length(8),
    tokenHash: p.string().length(64).unique(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
    outcome: p.string().$type<'STOPPED' | 'DISABLED'>().length(10).nullable(),
  },
  uniques: [{ properties: ['activationId', 'stage'] }],
});
