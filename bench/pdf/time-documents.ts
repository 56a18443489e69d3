/** What each program of this benchmark prints: milliseconds of each document, the first with all that is read once. */
export interface DocumentTimes {
  readonly ms: readonly number[];
  /** Of the processor, all threads together. */
  readonly cpuMs: readonly number[];
}

/** Makes the same document so many times in this process, and prints how long each took. */
export async function timeDocuments(documents: number, write: () => Promise<void>): Promise<void> {
  const [ms, cpuMs]: [number[], number[]] = [[], []];
  for (let document = 0; document < documents; document += 1) {
    const begun = performance.now();
    const before = process.cpuUsage();
    await write();
    const { user, system } = process.cpuUsage(before);
    ms.push(performance.now() - begun);
    cpuMs.push((user + system) / 1_000);
  }
  process.stdout.write(`${JSON.stringify({ ms, cpuMs } satisfies DocumentTimes)}\n`);
}
