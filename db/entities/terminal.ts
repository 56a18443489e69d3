import { defineEntity, p } from '@mikro-orm/core';

export const Terminal = defineEntity({
  name: 'Terminal',
  tableName: 'terminal',
  properties: {
    terminalNo: p.string().length(8).primary(),
    merchantId: p.integer().index(),
    storeName: p.string().length(200),
  },
});
