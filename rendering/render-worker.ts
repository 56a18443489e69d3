import type { MessagePort } from 'node:worker_threads';
import type { WidestValues } from '../domain/clearing/ledger-row.ts';
import { receivePages } from './page-channel.ts';
import { describeFailure, type RenderFailure } from './render-failure.ts';
import { renderStatement, type RenderedStatement } from './render-statement.ts';
import type { StatementOutline } from './statement-outline.ts';
import type { InMemorySource, StatementSource } from './statement-source.ts';

/** Few rows travel in the job itself, many through the port, as the thread asks for them. */
export type RenderJob = { readonly directory: string } & (InMemorySource | StreamedJob);

interface StreamedJob {
  readonly kind: 'streamed';
  readonly outline: StatementOutline;
  readonly widest: WidestValues;
  readonly port: MessagePort;
}

export type RenderOutcome =
  | { readonly kind: 'rendered'; readonly statement: RenderedStatement }
  | { readonly kind: 'failed'; readonly failure: RenderFailure };

/**
 * What a rendering thread runs for each job; piscina finds it by its name. A failure is returned and not thrown:
 * an error loses its code, and everything else that is not standard, on the way between threads.
 */
export async function render(job: RenderJob): Promise<RenderOutcome> {
  const source: StatementSource = sourceOf(job);
  try {
    return { kind: 'rendered', statement: await renderStatement(source, job.directory) };
  } catch (error) {
    return { kind: 'failed', failure: describeFailure(error) };
  }
}

function sourceOf(job: RenderJob): StatementSource {
  return job.kind === 'streamed' ? { ...job, pages: receivePages(job.port) } : job;
}
