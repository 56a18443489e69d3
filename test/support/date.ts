import { jest } from '@jest/globals';

/** Sets what `new Date()` and `Date.now()` return until `jest.useRealTimers()`; timers keep running. */
export function setDate(now: string): void {
  const doNotFake = [
    'hrtime',
    'nextTick',
    'performance',
    'queueMicrotask',
    'requestAnimationFrame',
    'cancelAnimationFrame',
    'requestIdleCallback',
    'cancelIdleCallback',
    'setImmediate',
    'clearImmediate',
    'setInterval',
    'clearInterval',
    'setTimeout',
    'clearTimeout',
  ] as const;
  jest.useFakeTimers({ now: new Date(now), doNotFake: [...doNotFake] });
}
