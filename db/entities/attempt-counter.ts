import { defineEntity, p } from '@mikro-orm/core';

/** How often something was tried. `keyHash` is keyed, so that the table names nobody. */
export const AttemptCounter = defineEntity({
  name: 'AttemptCounter',
  tableName: 'attempt_counter',
  properties: {
    scope: p.string().length(40).primary(),
    keyHash: p.string().length(64).primary(),
    tries: p.integer(),
    windowEndsAt: p.datetime(3).index(),
  },
});
