import { expect, test } from '@jest/globals';
import { domainOf, domainSlot, gapMsNow, rateAfterComplaint } from '../../../domain/delivery/domain-rate.ts';
import { policy } from '../../../domain/policy.ts';

const { firstGapMs, lastGapMs, holdPerGap, recoverEveryMs, horizonMs } = policy.mail.slowDomain;
const start = new Date('2019-10-20T00:00:00.000Z');
const after = (ms: number) => new Date(start.getTime() + ms);

test('a domain that complains gets nothing for a while, then one message each gap', () => {
  let rate = rateAfterComplaint(undefined, start);
  const hold = firstGapMs * holdPerGap;
  const slots = Array.from({ length: 3 }, () => {
    const slot = domainSlot(rate, after(1))!;
    rate = { ...rate, nextSlotAt: slot.nextSlotAt! };
    return slot.at;
  });
  expect(slots).toEqual([after(hold), after(hold + firstGapMs), after(hold + 2 * firstGapMs)]);
});

test('each further complaint halves the speed, down to the lowest; without one it recovers', () => {
  const gaps: number[] = [];
  let rate = rateAfterComplaint(undefined, start);
  for (let n = 0; n < 8; n += 1) {
    gaps.push(rate.gapMs);
    rate = rateAfterComplaint(rate, start);
  }
  expect(gaps.slice(0, 3)).toEqual([firstGapMs, 2 * firstGapMs, 4 * firstGapMs]);
  expect(gaps.at(-1)).toBe(lastGapMs);
  expect(gapMsNow(rate, after(recoverEveryMs))).toBe(lastGapMs / 2);
  expect(domainSlot(rate, after(10 * recoverEveryMs))).toBeUndefined();
});

test('slots far ahead are not given away, since the domain may recover until then', () => {
  const rate = { ...rateAfterComplaint(undefined, start), nextSlotAt: after(2 * horizonMs) };
  const slot = domainSlot(rate, after(horizonMs))!;
  expect(slot).toEqual({ at: after(2 * horizonMs), nextSlotAt: after(2 * horizonMs + firstGapMs) });
  expect(domainSlot({ ...rate, nextSlotAt: after(3 * horizonMs) }, after(horizonMs))).toEqual({
    at: after(2 * horizonMs),
  });
});

test('the domain of an address', () => {
  expect([domainOf('a@b@QQ.com'), domainOf('a@'), domainOf('a')]).toEqual(['qq.com', undefined, undefined]);
});
