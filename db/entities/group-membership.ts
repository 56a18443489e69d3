import { defineEntity, p } from '@mikro-orm/core';

/** Which merchant belonged to which group on which clearing dates; both ends included, an open end is null. */
export const GroupMembership = defineEntity({
  name: 'GroupMembership',
  tableName: 'group_membership',
  properties: {
    id: p.integer().primary().autoincrement(),
    groupId: p.integer().index(),
    merchantId: p.integer(),
    validFrom: p.string().length(10),
    validTo: p.string().length(10).nullable(),
  },
  uniques: [{ properties: ['merchantId', 'validFrom'] }],
});
