/** A stream of numbers that depends on its seed alone, so that a seed names a data set on every machine. */
export interface Random {
  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number;
  /** One of `items`. */
  pick<Item>(items: readonly Item[]): Item;
  /** A text of `count` decimal digits. */
  digits(count: number): string;
}

/** Starts the stream of `seed` (the mulberry32 generator: 32 bits of state, good enough for made-up shopping). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    pick: (items) => items[below(items.length)]!,
    digits: (count) => String(below(10 ** count)).padStart(count, '0'),
  };
}

/** A stream of its own for each name, so that what is drawn under one name does not change what another gives. */
export function createNamedRandom(seed: number, name: string): Random {
  return createRandom(seed ^ fnv1a(name));
}

/** The items in a drawn order (Fisher and Yates); the list given stays as it is. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    [mixed[last], mixed[chosen]] = [mixed[chosen]!, mixed[last]!];
  }
  return mixed;
}

/** FNV-1a, 32 bits. */
function fnv1a(text: string): number {
  return Buffer.from(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
}
