import { defineEntity, p } from '@mikro-orm/core';

/**
 * Who agreed to which text, when and from where. Rows are never changed; an abandoned activation leaves its row, and
 * one that a new version overtook has a row for each.
 */
export const TermsAcceptance = defineEntity({
  name: 'TermsAcceptance',
  tableName: 'terms_acceptance',
  properties: {
    id: p.integer().primary().autoincrement(),
    activationId: p.string().length(36),
    subjectType: p.string().$type<'merchant' | 'group'>().length(8),
    subjectId: p.integer(),
    version: p.string().length(20),
    sha256: p.string().length(64),
    locale: p.string().$type<'zh-CN' | 'en'>().length(8),
    acceptedAt: p.datetime(3),
    ip: p.string().length(45),
    userAgent: p.string().length(400),
  },
  uniques: [{ properties: ['activationId', 'version'] }],
});
