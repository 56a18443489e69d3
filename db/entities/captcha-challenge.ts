import { defineEntity, p } from '@mikro-orm/core';

/** A captcha that was shown: its answer sealed, its one try, and the token it was solved for, as a hash. */
export const CaptchaChallenge = defineEntity({
  name: 'CaptchaChallenge',
  tableName: 'captcha_challenge',
  properties: {
    id: p.string().length(36).primary(),
    kind: p.string().$type<'slider' | 'proof-of-work'>().length(16),
    purpose: p.string().$type<'sign-in' | 'recovery' | 'activation'>().length(20),
    /** Of the cookie of the browser that it was shown to. */
    browserHash: p.string().length(64),
    answerCipher: p.text(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).index(),
    triedAt: p.datetime(3).nullable(),
    tokenHash: p.string().length(64).unique().nullable(),
    tokenExpiresAt: p.datetime(3).nullable(),
    tokenUsedAt: p.datetime(3).nullable(),
  },
});
