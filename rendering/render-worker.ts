import type { StatementModel } from '../domain/statement.ts';
import { describeFailure, type RenderFailure } from './render-failure.ts';
import { renderStatement, type RenderedFile } from './render-statement.ts';

export interface RenderJob {
  readonly model: StatementModel;
  readonly directory: string;
}

export type RenderOutcome = { readonly files: RenderedFile[] } | { readonly failure: RenderFailure };

/**
 * What a rendering thread runs for each job; piscina finds it by its name. A failure is returned and not thrown:
 * an error loses its code, and everything else that is not standard, on the way between threads.
 */
export async function render({ model, directory }: RenderJob): Promise<RenderOutcome> {
  try {
    return { files: await renderStatement(model, directory) };
  } catch (error) {
    return { failure: describeFailure(error) };
  }
}
