import { defineEntity, p } from '@mikro-orm/core';

/** The name and branch of a merchant or group from a date on; who never changed them by date has no row. */
export const HeadingChange = defineEntity({
  name: 'HeadingChange',
  tableName: 'heading_change',
  properties: {
    subjectType: p.string().$type<'merchant' | 'group'>().length(8).primary(),
    subjectId: p.integer().primary(),
    validFrom: p.string().length(10).primary(),
    /** As it was called from then on. */
    subjectName: p.string().length(200),
    branchCode: p.string().length(16),
  },
});
