import type { RenderJob, RenderOutcome } from '../../rendering/render-worker.ts';

/** Stands in for the rendering thread: it never comes back from a job that goes to the folder `hang`. */
export function render({ directory }: RenderJob): RenderOutcome {
  while (directory === 'hang');
  return { files: [], digest: '' };
}
