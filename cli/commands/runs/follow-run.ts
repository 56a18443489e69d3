import { shareBar } from '../../share-bar.ts';
import { setTimeout } from 'node:timers/promises';
import type { RunCounts } from '../../../contracts/runs.ts';
import type { RunDetail } from '../../../db/queries/runs/run-queries.ts';
import type { CommandContext } from '../../command.ts';

/** Shows the progress of a run until it is no longer running, and returns its last state. */
export async function followRun({ queries, show }: CommandContext, period: string): Promise<RunDetail> {
  for (;;) {
    const run = await queries.runs.byPeriod(period);
    if (run) show?.(`${period} ${progressBar(run.counts)} ${run.state}`);
    if (run && run.state !== 'PLANNED' && run.state !== 'RUNNING') {
      show?.('');
      return run;
    }
    await setTimeout(500);
  }
}

/** `████░░ 66 % 2/3, 1 failed` */
export function progressBar({ items, pending, failed }: RunCounts): string {
  return `${shareBar(items - pending, items)}${failed > 0 ? `, ${failed} failed` : ''}`;
}
