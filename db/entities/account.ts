import { defineEntity, p } from '@mikro-orm/core';
import type { StatementMail } from '../../contracts/delivery.ts';

/** The portal account of exactly one merchant or group. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.integer().primary().autoincrement(),
    subjectType: p.string().$type<'merchant' | 'group'>().length(8),
    subjectId: p.integer(),
    username: p.string().length(64).unique(),
    displayUsername: p.string().length(64),
    passwordHash: p.string().length(200),
    state: p.string().$type<'ACTIVE' | 'DISABLED'>().length(10),
    locale: p.string().$type<'zh-CN' | 'en'>().length(8),
    activationId: p.string().length(36).index(),
    createdAt: p.datetime(3),
    statementMail: p.string().$type<StatementMail>().length(12).default('attachments'),
    noticesReadAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['subjectType', 'subjectId'] }],
});
