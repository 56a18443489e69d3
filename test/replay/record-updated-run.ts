import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { sealedRunFlow, taskQueues, workflowIds } from '../../contracts/ids.ts';
import { Merchant } from '../../db/entities/merchant.ts';
import { createRunAdmission } from '../../db/queries/runs/run-admission.ts';
import { sampleMerchant, samplePeriod } from '../../db/sample/sample.ts';
import { createSealedInputs } from '../../db/sealed-inputs.ts';
import type { monthlyStatementRun } from '../../workflows/index.ts';
import { startHarness } from '../workflows/harness.ts';
import { runUnderTest } from '../workflows/runs/run-under-test.ts';
import { impersonal } from './impersonal.ts';

/** A month whose statements are issued again under another name: the same workflow as an update. */
export async function recordUpdatedRun(folder: string): Promise<void> {
  const harness = await startHarness();
  try {
    const { client, dependencies } = harness;
    const { database, vault } = dependencies;
    const workers = await harness.startWorkers();
    await (await runUnderTest(harness).start()).result();
    const { merchantNo } = sampleMerchant;
    await database.em().nativeUpdate(Merchant, { merchantNo }, { name: '更正后的药房' });
    const typed = { kind: 'headings', reason: 'recorded' } as const;
    const { previewToken } = await createRunAdmission(database).requireDue(samplePeriod, typed, new Date());
    const flow = sealedRunFlow(samplePeriod);
    const inputId = await createSealedInputs(database, vault).seal(flow, typed, new Date());
    const update = { inputId, previewToken };
    const handle = await client.workflow.start<typeof monthlyStatementRun>('monthlyStatementRun', {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.monthlyStatementRun(samplePeriod),
      args: [{ period: samplePeriod, requestedBy: 'recorder', update }],
    });
    await handle.result();
    const history = historyToJSON(await handle.fetchHistory());
    await writeFile(join(folder, 'monthlyStatementRun-updated.json'), impersonal(history));
    await workers.stop();
  } finally {
    await harness.close();
  }
}
