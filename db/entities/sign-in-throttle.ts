import { defineEntity, p } from '@mikro-orm/core';

/**
 * Failed sign-ins of one name or one address. `id` is the kind and a keyed hash: who reads the table learns neither
 * names nor addresses, and a name that nobody has gets its row like any other.
 */
export const SignInThrottle = defineEntity({
  name: 'SignInThrottle',
  tableName: 'sign_in_throttle',
  properties: {
    id: p.string().length(80).primary(),
    failures: p.integer(),
    blockedUntil: p.datetime(3).nullable(),
    lastFailureAt: p.datetime(3).index(),
  },
});
