import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { BusinessError } from '../domain/errors.ts';
import { policy } from '../domain/policy.ts';
import { sendPages } from './page-channel.ts';
import { describeFailure } from './render-failure.ts';
import type { RenderedStatement } from './render-statement.ts';
import type { RenderJob, RenderOutcome } from './render-worker.ts';
import type { StatementSource, StreamedSource } from './statement-source.ts';

export interface Renderer {
  /**
   * Renders a statement in a thread of its own, so that the process stays responsive.
   *
   * @throws BusinessError RENDERING_FAILED, which says where and what kind of error, never anything of the rows;
   *   TOTALS_DISAGREE for a row whose amounts do not add up; RENDERING_TIMED_OUT when it takes too long; the signal's reason when that ends it (its thread is replaced then);
   *   whatever reading the source's pages throws.
   */
  render(source: StatementSource, directory: string, signal?: AbortSignal): Promise<RenderedStatement>;
  /** Lets running jobs end, then ends the threads. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** How many statements are rendered at a time; by default as many as there are processors. */
  readonly threads?: number;
  /** What one statement may take, the wait for a thread included. */
  readonly atMostMs?: number;
  /** The module a thread runs; another one only in tests. */
  readonly worker?: URL;
}

const renderWorker = new URL('./render-worker.ts', import.meta.url);

/**
 * MB. Left alone, a thread lets hundreds of megabytes of spent pages lie before it collects them; what it really holds
 * is some tens. A young generation smaller than this would take pages for something that lasts.
 */
const threadMemory = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 256 };

type Pool = Piscina<RenderJob, RenderOutcome>;

/** Starts the threads at once, since each reads its modules and, with its first PDF, the font. */
export function createRenderer({
  threads = availableParallelism(),
  worker = renderWorker,
  atMostMs = policy.run.renderingAtMostMs,
}: RendererOptions = {}): Renderer {
  const pool: Pool = new Piscina({
    filename: worker.href,
    name: 'render',
    resourceLimits: threadMemory,
    // Waiting for work must not block the thread, or the files of the last job stay open.
    atomics: 'disabled',
    // With fewer at rest than at work piscina would not replace a crashed thread for the jobs that wait.
    minThreads: threads,
    maxThreads: threads,
  });
  // A thread that dies between jobs is replaced; without a listener its error would end the process.
  pool.on('error', () => undefined);
  return {
    async render(source, directory, signal) {
      const tooLate = AbortSignal.timeout(atMostMs);
      const ended = signal ? AbortSignal.any([signal, tooLate]) : tooLate;
      const outcome =
        source.kind === 'streamed'
          ? await renderStreamed(pool, source, directory, ended)
          : await outcomeOf(pool.run({ ...source, directory }, { signal: ended }));
      signal?.throwIfAborted();
      if (outcome.kind === 'rendered') return outcome.statement;
      if (tooLate.aborted) throw new BusinessError('RENDERING_TIMED_OUT');
      if (outcome.failure.kind === 'TOTALS_DISAGREE') throw new BusinessError('TOTALS_DISAGREE');
      throw new BusinessError('RENDERING_FAILED', { ...outcome.failure });
    },
    close: () => pool.close(),
  };
}

/** The thread asks for the pages; when it is done, or gone, no more of them are read. */
async function renderStreamed(
  pool: Pool,
  { kind, outline, widest, pages }: StreamedSource,
  directory: string,
  signal: AbortSignal,
): Promise<RenderOutcome> {
  const { port1, port2 } = new MessageChannel();
  const over = new AbortController();
  const job = { kind, outline, widest, directory, port: port2 };
  const run = outcomeOf(pool.run(job, { signal, transferList: [port2] })).finally(() => over.abort());
  const sending = sendPages(port1, pages, over.signal).finally(() => run.finally(() => port1.close()));
  const [outcome] = await Promise.all([run, sending]);
  return outcome;
}

/** A thread that ends in the middle of a job (out of memory, say) has no outcome to return. */
async function outcomeOf(run: Promise<RenderOutcome>): Promise<RenderOutcome> {
  try {
    return await run;
  } catch (error) {
    return { kind: 'failed', failure: describeFailure(error) };
  }
}
