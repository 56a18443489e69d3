import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Renderer } from '../../rendering/renderer.ts';
import { startHarness } from '../workflows/harness.ts';
import { runUnderTest } from '../workflows/runs/run-under-test.ts';
import { impersonal } from './impersonal.ts';

/** A run that is paused while it renders, and resumed: in a harness of its own, since each month is run once. */
export async function recordPausedRun(folder: string): Promise<void> {
  const harness = await startHarness();
  try {
    const { renderer } = harness.dependencies;
    let slow = true;
    const render: Renderer['render'] = async (...args) => {
      if (slow) await setTimeout(500);
      return renderer.render(...args);
    };
    const workers = await harness.startWorkers({ renderer: { ...renderer, render } });
    const run = runUnderTest(harness);
    const handle = await run.start();
    await run.reaches('RUNNING');
    await run.order('pause');
    await run.reaches('PAUSED');
    slow = false;
    await run.order('resume');
    await handle.result();
    const history = historyToJSON(await handle.fetchHistory());
    await writeFile(join(folder, 'monthlyStatementRun-paused.json'), impersonal(history));
    await workers.stop();
  } finally {
    await harness.close();
  }
}
