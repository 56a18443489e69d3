import { defineEntity, p } from '@mikro-orm/core';

/** A file of a set as it came, sealed in the file store with a key of its own. */
export const ClearingUpload = defineEntity({
  name: 'ClearingUpload',
  tableName: 'clearing_upload',
  properties: {
    setId: p.string().length(64).primary(),
    position: p.integer().primary(),
    /** As the sender calls it. */
    name: p.string().length(255),
    storageKey: p.string().length(255),
    keyCipher: p.text(),
    bytes: p.bigint('number'),
    sha256: p.string().length(64),
  },
});
