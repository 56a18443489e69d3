import { defineEntity, p } from '@mikro-orm/core';

/**
 * A merchant on file. What proves its identity is encrypted (`…Cipher`, AES-256-GCM) and found by a keyed hash
 * (`…Index`, HMAC-SHA-256): the database alone tells neither.
 */
export const Merchant = defineEntity({
  name: 'Merchant',
  tableName: 'merchant',
  properties: {
    id: p.integer().primary().autoincrement(),
    merchantNo: p.string().length(15).unique(),
    name: p.string().length(200),
    branchCode: p.string().length(16),
    idNoCipher: p.string().length(255).nullable(),
    idNoIndex: p.string().length(64).nullable(),
    licenceNoCipher: p.string().length(255).nullable(),
    licenceNoIndex: p.string().length(64).nullable(),
    phoneCipher: p.string().length(255).nullable(),
    phoneIndex: p.string().length(64).nullable().index(),
  },
});
