import { defineEntity, p } from '@mikro-orm/core';

/** A domain of recipients, such as `qq.com`, that complained of too many messages; removed once that is long ago. */
export const RecipientDomain = defineEntity({
  name: 'RecipientDomain',
  tableName: 'recipient_domain',
  properties: {
    domain: p.string().length(253).primary(),
    complainedAt: p.datetime(3),
    /** Nothing is sent there before. */
    heldUntil: p.datetime(3),
    /** Between two messages, ms; it halves with time (`domain/delivery/domain-rate.ts`). */
    gapMs: p.integer(),
    nextSlotAt: p.datetime(3),
    /** The last complaint: `SMTP 550`. */
    errorCode: p.string().length(40),
  },
});
