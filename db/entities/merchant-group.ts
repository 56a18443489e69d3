import { defineEntity, p } from '@mikro-orm/core';

/** One company with many merchant numbers. Its initial password serves once, for activation, until it expires. */
export const MerchantGroup = defineEntity({
  name: 'MerchantGroup',
  tableName: 'merchant_group',
  properties: {
    id: p.integer().primary().autoincrement(),
    groupNo: p.string().length(20).unique(),
    name: p.string().length(200),
    branchCode: p.string().length(16),
    initialPasswordHash: p.string().length(200).nullable(),
    initialPasswordExpiresAt: p.datetime(3).nullable(),
    initialPasswordUsedAt: p.datetime(3).nullable(),
    /** LEGACY is the old system's login password, imported as a hash; its expiry is the cut-off date. */
    initialPasswordKind: p.string().$type<'ISSUED' | 'LEGACY'>().length(8).nullable(),
    /** Where the invitation went; told of activations from then on. */
    contactEmailCipher: p.string().length(600).nullable(),
  },
});
