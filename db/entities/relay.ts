import { defineEntity, p } from '@mikro-orm/core';

export type RelayState = 'DELIVERING' | 'BLOCKED';

/**
 * What hands messages of one channel on: the SMTP relay, the SMS provider. Every worker process asks this row before
 * it hands anything over, so the pace and a block hold over all of them and over a restart.
 */
export const Relay = defineEntity({
  name: 'Relay',
  tableName: 'relay',
  properties: {
    channel: p.string().$type<'email' | 'phone'>().length(8).primary(),
    state: p.string().$type<RelayState>().length(12),
    /** Since when it is in this state. */
    since: p.datetime(3),
    /** The relay's own failures since it last answered as it should. */
    failuresInRow: p.integer(),
    /** Its last failure, while there is one. */
    errorCode: p.string().length(40).nullable(),
    /** While BLOCKED: when the next message is tried. */
    nextProbeAt: p.datetime(3).nullable(),
    /** From when on the next message may be handed over, µs since 1970: at a high pace the gaps are parts of a ms. */
    nextSlotMicros: p.bigint('number'),
  },
});
