/** The most of each kind that was in memory at a time since {@link takePeaks}, by name. */
export type MemoryPeaks = Readonly<Record<string, number>>;

const peaks = new Map<string, number>();

/**
 * Counts what one stage of a rendering holds in memory. Holding more than the bound is a fault of the stage before,
 * which did not wait: it ends the statement instead of the process.
 */
export class MemoryBound {
  readonly #name: string;
  readonly #most: number;
  #held = 0;

  /** @param name of what is held, `pages`; equal names share one peak */
  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  take(): void {
    this.hold(this.#held + 1);
  }

  free(): void {
    this.#held -= 1;
  }

  /** Says how much is held now. @throws RangeError beyond the bound */
  hold(held: number): void {
    this.#held = held;
    peaks.set(this.#name, Math.max(peaks.get(this.#name) ?? 0, this.#held));
    if (this.#held > this.#most) throw new RangeError(`More than ${this.#most} ${this.#name} are in memory`);
  }
}

/** The peaks so far, which start again from nothing. A thread renders one statement at a time. */
export function takePeaks(): MemoryPeaks {
  const found = Object.fromEntries(peaks);
  peaks.clear();
  return found;
}
