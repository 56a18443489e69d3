/** The sample at a share of the sorted ones (nearest rank), to a tenth. @param share from 0 to 1 */
function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(found * 10) / 10;
}

/** How many, p50 and p95 of durations in ms. */
export function spreadOf(samples: readonly number[]) {
  return { samples: samples.length, p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
}

/** Does `work` for each item, so many at a time; another begins as soon as one ends. */
export async function atATime<T>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const client = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: width }, client));
}

/** What `work` gives, and how long it took in ms. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, ms: performance.now() - begun };
}
