import * as real from '../../rendering/render-worker.ts';

/** Merchants by what becomes of the thread that renders them. */
const troubled = { crashing: '899000000000003', hanging: '899000000000006' } as const;

/** The rendering thread as it is, but for two merchants: with one it dies, from the other it never comes back. */
export function render(job: real.RenderJob): ReturnType<typeof real.render> {
  const subject = JSON.stringify(job);
  if (subject.includes(troubled.crashing)) process.exit(1);
  while (subject.includes(troubled.hanging));
  return real.render(job);
}
