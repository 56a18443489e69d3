import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { BusinessError } from '../domain/errors.ts';
import type { StatementModel } from '../domain/statement.ts';
import { describeFailure } from './render-failure.ts';
import type { RenderedFile } from './render-statement.ts';
import type { RenderJob, RenderOutcome } from './render-worker.ts';

export interface Renderer {
  /**
   * Renders a statement in a thread of its own, so that the process stays responsive.
   *
   * @throws BusinessError RENDERING_FAILED, which says where and what kind of error, never anything of the rows.
   */
  render(model: StatementModel, directory: string): Promise<RenderedFile[]>;
  /** Lets running jobs end, then ends the threads. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** How many statements are rendered at a time; by default as many as there are processors. */
  readonly threads?: number;
  /** The module a thread runs; another one only in tests. */
  readonly worker?: URL;
}

const renderWorker = new URL('./render-worker.ts', import.meta.url);

/** Starts the threads at once, since each reads its modules and, with its first PDF, the font. */
export function createRenderer({
  threads = availableParallelism(),
  worker = renderWorker,
}: RendererOptions = {}): Renderer {
  const pool = new Piscina<RenderJob, RenderOutcome>({
    filename: worker.href,
    name: 'render',
    // Waiting for work must not block the thread, or the files of the last job stay open.
    atomics: 'disabled',
    // With fewer at rest than at work piscina would not replace a crashed thread for the jobs that wait.
    minThreads: threads,
    maxThreads: threads,
  });
  // A thread that dies between jobs is replaced; without a listener its error would end the process.
  pool.on('error', () => undefined);
  return {
    async render(model, directory) {
      const outcome = await outcomeOf(pool.run({ model, directory }));
      if ('files' in outcome) return outcome.files;
      throw new BusinessError('RENDERING_FAILED', { ...outcome.failure });
    },
    close: () => pool.close(),
  };
}

/** A thread that ends in the middle of a job (out of memory, say) has no outcome to return. */
async function outcomeOf(run: Promise<RenderOutcome>): Promise<RenderOutcome> {
  try {
    return await run;
  } catch (error) {
    return { failure: describeFailure(error) };
  }
}
