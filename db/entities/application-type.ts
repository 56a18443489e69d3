import { defineEntity, p } from '@mikro-orm/core';

/** 应用类型, for example 储值卡-便民卡. */
export const ApplicationType = defineEntity({
  name: 'ApplicationType',
  tableName: 'application_type',
  properties: {
    code: p.string().length(32).primary(),
    name: p.string().length(100),
    position: p.integer(),
  },
});
