import { BusinessError } from '../../domain/errors.ts';

/** Runs work of one key at most `width` at a time; the rest waits in the order in which it came. */
export type KeyedQueue = <T>(key: string, work: () => Promise<T>) => Promise<T>;

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lanes of this process. A key's lane goes away with its last work.
 *
 * @throws BusinessError SERVICE_UNAVAILABLE when `waiting` of the key wait already
 */
export function createKeyedQueue({ width, waiting }: { width: number; waiting: number }): KeyedQueue {
  const lanes = new Map<string, Queue>();

  async function enter(key: string): Promise<Queue> {
    const lane = lanes.get(key) ?? { running: 0, waiting: [] };
    lanes.set(key, lane);
    if (lane.running < width) lane.running += 1;
    else if (lane.waiting.length >= waiting) throw new BusinessError('SERVICE_UNAVAILABLE');
    // Who leaves hands its place over, so that nobody who comes later takes it.
    else await new Promise<void>((go) => lane.waiting.push(go));
    return lane;
  }

  function leave(key: string, lane: Queue): void {
    const next = lane.waiting.shift();
    if (next) return next();
    lane.running -= 1;
    if (lane.running === 0) lanes.delete(key);
  }

  return async (key, work) => {
    const lane = await enter(key);
    try {
      return await work();
    } finally {
      leave(key, lane);
    }
  };
}
