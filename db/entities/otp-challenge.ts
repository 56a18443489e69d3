import { defineEntity, p } from '@mikro-orm/core';

/** One code that was sent. Only its keyed hash is kept, bound to purpose, flow and address. */
export const OtpChallenge = defineEntity({
  name: 'OtpChallenge',
  tableName: 'otp_challenge',
  properties: {
    id: p.string().length(36).primary(),
    purpose: p.string().$type<'activation' | 'recovery' | 'contact-change'>().length(20),
    flowId: p.string().length(36),
    /** Counts the flow's codes; of two sent at once, one falls on the unique index. */
    ordinal: p.integer(),
    channel: p.string().$type<'email' | 'phone'>().length(8),
    addressCipher: p.string().length(600),
    addressIndex: p.string().length(64),
    codeHash: p.string().length(64),
    tries: p.integer().default(0),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
    supersededAt: p.datetime(3).nullable(),
    /** The sealed input whose try was counted last: the same one is not counted twice. */
    lastTryBy: p.string().length(36).nullable(),
    /** The sealed input that used it up: for the same one it is used still. */
    usedBy: p.string().length(36).nullable(),
    /** Random hex. With the key it gives the code, so that each attempt to send it sends the same one. */
    codeNonce: p.string().length(32).nullable(),
    /** The attempt that created the challenge, until another attempt sends its code too: only that one may discard it. */
    issuedBy: p.string().length(36).nullable(),
  },
  uniques: [{ properties: ['flowId', 'ordinal'] }],
  indexes: [{ properties: ['addressIndex', 'createdAt'] }, { properties: ['expiresAt'] }],
});
