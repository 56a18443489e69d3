import { defineEntity, p } from '@mikro-orm/core';

/** A regional branch of the acquirer, in the title of every statement, with the numbers its merchants may call. */
export const Branch = defineEntity({
  name: 'Branch',
  tableName: 'branch',
  properties: {
    code: p.string().length(16).primary(),
    name: p.string().length(100),
    supportContacts: p.json<readonly { region: string; phones: readonly string[] }[]>(),
  },
});
