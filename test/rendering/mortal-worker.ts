import type { RenderJob, RenderOutcome } from '../../rendering/render-worker.ts';

/** Stands in for the rendering thread: its thread ends in the middle of a job that goes to the folder `die`. */
export function render({ directory }: RenderJob): RenderOutcome {
  if (directory === 'die') process.exit(1);
  return { files: [], digest: '' };
}
