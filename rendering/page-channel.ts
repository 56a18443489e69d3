import type { MessagePort } from 'node:worker_threads';
import { policy } from '../domain/policy.ts';
import type { StatementPage } from '../domain/statements/statement-page.ts';
import { MemoryBound } from './memory-bound.ts';

/** To the reader: a page, or that there is none left, or that none will come because reading failed. */
type Delivery = StatementPage | 'end' | 'broken';

/**
 * Sends pages to the receiver at the other end, each on request: the source is never read further
 * ahead than that.
 *
 * @param over aborted when the other end takes no more
 * @throws what the source throws; the other end knows by then that the pages are broken off
 */
export async function sendPages(
  port: MessagePort,
  pages: AsyncIterable<StatementPage>,
  over: AbortSignal,
): Promise<void> {
  const send = (delivery: Delivery): void => port.postMessage(delivery);
  const orders = new Orders(port, over);
  const iterator = pages[Symbol.asyncIterator]();
  try {
    while (await orders.next()) {
      const next = await iterator.next();
      send(next.done ? 'end' : next.value);
      if (next.done) return;
    }
  } catch (error) {
    send('broken');
    throw error;
  } finally {
    await iterator.return?.();
  }
}

/**
 * The pages that {@link sendPages} sends from the other end. `pagesAhead` of them exist at a time, the one that is being
 * written among them: another is asked for when one is done with.
 *
 * @throws RangeError when the other end sends more
 */
export async function* receivePages(port: MessagePort): AsyncGenerator<StatementPage> {
  const inbox: (Delivery | Error)[] = [];
  const bound = new MemoryBound('pages', policy.statement.pagesAhead);
  let wake: () => void = () => undefined;
  const take = (delivery: Delivery): void => {
    inbox.push(within(bound, delivery));
    wake();
  };
  port.on('message', take);
  port.on('close', () => take('broken'));
  try {
    for (let ahead = 0; ahead < policy.statement.pagesAhead; ahead += 1) port.postMessage('more');
    for (;;) {
      if (inbox.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const delivery = inbox.shift()!;
      if (delivery === 'end') return;
      if (delivery === 'broken') throw new Error('The pages are broken off');
      if (delivery instanceof Error) throw delivery;
      yield delivery;
      bound.free();
      port.postMessage('more');
    }
  } finally {
    port.close();
  }
}

/** A delivery, or the error that it is one page too many. */
function within(bound: MemoryBound, delivery: Delivery): Delivery | Error {
  try {
    if (typeof delivery === 'object') bound.take();
    return delivery;
  } catch (error) {
    return error as Error;
  }
}

/** Counts how many pages the other end has asked for. */
class Orders {
  readonly #over: AbortSignal;
  #open = 0;
  #wake: () => void = () => undefined;

  constructor(port: MessagePort, over: AbortSignal) {
    this.#over = over;
    port.on('message', () => {
      this.#open += 1;
      this.#wake();
    });
    over.addEventListener('abort', () => this.#wake(), { once: true });
  }

  /** Waits for the next one. @returns false when none will come */
  async next(): Promise<boolean> {
    while (this.#open === 0 && !this.#over.aborted) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    this.#open -= 1;
    return !this.#over.aborted;
  }
}
