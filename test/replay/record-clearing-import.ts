import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { workflowIds } from '../../contracts/ids.ts';
import { clearedRow, importTwiceChecked, writeClearingFile } from '../workflows/clearing/import-steps.ts';
import { startHarness } from '../workflows/harness.ts';
import { impersonal } from './impersonal.ts';

/** A set that is checked, checked again, and loaded. */
export async function recordClearingImport(target: string): Promise<void> {
  const harness = await startHarness();
  const folder = await mkdtemp(join(tmpdir(), 'clearing-'));
  const workers = await harness.startWorkers();
  try {
    const path = await writeClearingFile(join(folder, 'recorded.csv'), [clearedRow(1)]);
    const id = await importTwiceChecked(harness, path);
    const handle = harness.client.workflow.getHandle(workflowIds.clearingImport(id));
    await handle.result();
    const history = historyToJSON(await handle.fetchHistory());
    await writeFile(join(target, 'clearingImport-1.json'), impersonal(history));
  } finally {
    await workers.stop();
    await harness.close();
    await rm(folder, { recursive: true });
  }
}
