import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapConcurrent, runEach } from '../../domain/concurrency.ts';
import { createRenderer } from '../../rendering/renderer.ts';
import type { InMemorySource } from '../../rendering/statement-source.ts';

export interface Pace {
  readonly statements: number;
  readonly seconds: number;
  /** ms of processor time for all of them. */
  readonly cpuMs: number;
}

/** Renders statements that are in memory already, as many at a time as there are threads, and does nothing else. */
export async function bareLoop(sources: readonly InMemorySource[]): Promise<Pace> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-bare-'));
  const renderer = createRenderer();
  const threads = availableParallelism();
  const renderInto = async (name: string, source: InMemorySource): Promise<void> => {
    const directory = join(folder, name);
    await mkdir(directory);
    await renderer.render(source, directory);
    await rm(directory, { recursive: true });
  };
  try {
    // Each thread reads its modules and the font with its first statements; a run of thousands does not feel it.
    await mapConcurrent(sources.slice(0, 4 * threads), threads, (source, index) =>
      renderInto(`warm-${index}`, source),
    );
    const cpuBefore = process.cpuUsage();
    const begun = performance.now();
    await mapConcurrent(sources, threads, (source, index) => renderInto(String(index), source));
    const { user, system } = process.cpuUsage(cpuBefore);
    const seconds = (performance.now() - begun) / 1_000;
    return { statements: sources.length, seconds, cpuMs: (user + system) / 1_000 };
  } finally {
    await runEach(
      () => renderer.close(),
      () => rm(folder, { recursive: true, force: true }),
    );
  }
}
