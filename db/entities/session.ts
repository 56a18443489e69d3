import { defineEntity, p } from '@mikro-orm/core';

export type ActorType = 'account' | 'operator';

/** A signed-in browser; the token itself is only in its cookie. `actorType` tells merchants' accounts from operators. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.string().length(36).primary(),
    tokenHash: p.string().length(64).unique(),
    actorType: p.string().$type<ActorType>().length(8),
    actorId: p.integer(),
    userAgent: p.string().length(400),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ['actorType', 'actorId'] }, { properties: ['expiresAt'] }],
});
