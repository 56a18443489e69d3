import { BusinessError } from '../../domain/errors.ts';

/** Runs work of one key at most `width` at a time; the rest waits in the order in which it came. */
export type KeyedQueue = <T>(key: string, work: () => Promise<T>) => Promise<T>;

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Queues of this process. A key's queue goes away with its last work.
 *
 * @throws BusinessError SERVICE_UNAVAILABLE when `waiting` of the key wait already
 */
export function createKeyedQueue({ width, waiting }: { width: number; waiting: number }): KeyedQueue {
  const queues = new Map<string, Queue>();

  async function enter(key: string): Promise<Queue> {
    const queue = queues.get(key) ?? { running: 0, waiting: [] };
    queues.set(key, queue);
    if (queue.running < width) queue.running += 1;
    else if (queue.waiting.length >= waiting) throw new BusinessError('SERVICE_UNAVAILABLE');
    // Who leaves hands its place over, so that nobody who comes later takes it.
    else await new Promise<void>((go) => queue.waiting.push(go));
    return queue;
  }

  function leave(key: string, queue: Queue): void {
    const next = queue.waiting.shift();
    if (next) return next();
    queue.running -= 1;
    if (queue.running === 0) queues.delete(key);
  }

  return async (key, work) => {
    const queue = await enter(key);
    try {
      return await work();
    } finally {
      leave(key, queue);
    }
  };
}
