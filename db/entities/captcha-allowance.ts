import { defineEntity, p } from '@mikro-orm/core';

/** How many captchas one address was given in a window of time; the address is a keyed hash. */
export const CaptchaAllowance = defineEntity({
  name: 'CaptchaAllowance',
  tableName: 'captcha_allowance',
  properties: {
    addressHash: p.string().length(64).primary(),
    windowStart: p.datetime(3).primary().index(),
    given: p.integer().default(0),
  },
});
