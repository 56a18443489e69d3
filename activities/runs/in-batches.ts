export interface BatchLimits {
  readonly atMost: number;
  /** How long what is there waits for more, ms. */
  readonly withinMs: number;
}

/**
 * Collects what comes one by one and writes it many at a time, one batch after the other. Nothing waits longer than it
 * may, however long the next takes to come. Once a batch could not be written none is, and `flush` throws why.
 */
export function inBatches<Item>(
  write: (batch: readonly Item[]) => Promise<void>,
  { atMost, withinMs }: BatchLimits,
) {
  let waiting: Item[] = [];
  let written = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  /** Resolves when all that was added so far is written. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) written = written.then(() => write(batch));
    // The next add or flush throws the failure; until then it must not end the process.
    written.catch(() => undefined);
    return written;
  }

  return {
    add: async (item: Item): Promise<void> => {
      waiting.push(item);
      if (waiting.length === 1) timer = setTimeout(() => void flush(), withinMs);
      if (waiting.length >= atMost) await flush();
    },
    flush,
  };
}
