import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { receiveFiles } from '../../cli/commands/clearing/receive-files.ts';
import { sealedImportFlow, workflowIds } from '../../contracts/ids.ts';
import { createClearingCalls } from '../../temporal/calls/clearing-calls.ts';
import { sampleMerchant } from '../../db/sample/sample.ts';
import { canonicalWriter } from '../support/clearing-files/canonical.ts';
import type { LedgerRow } from '../support/clearing-files/ledger.ts';
import { eventually } from '../support/eventually.ts';
import { type Harness, startHarness } from '../workflows/harness.ts';
import { impersonal } from './impersonal.ts';

const row: LedgerRow = {
  ...{ merchantNo: sampleMerchant.merchantNo, applicationType: '储值卡-便民卡', clearingDate: '2019-10-08' },
  ...{ transactionDate: '2019-10-08', transactionTime: '09:00:00', terminalNo: '10252043' },
  ...{ maskedCardNo: '622202******8371', transactionType: '消费', amountFen: 500n, feeFen: 1n, netFen: 499n },
  ...{ traceNo: '000001', systemReferenceNo: '000000000001', channel: 'POS', remark: '', remark1: '' },
};

/** A set that is checked, checked again, and loaded. */
export async function recordClearingImport(target: string): Promise<void> {
  const harness = await startHarness();
  const folder = await mkdtemp(join(tmpdir(), 'clearing-'));
  const workers = await harness.startWorkers();
  try {
    const path = join(folder, 'recorded.csv');
    const variation = { lineEnd: '\n', byteOrderMark: false, prologue: 0, parts: 1 } as const;
    const [written] = await canonicalWriter.write([row], variation);
    await writeFile(path, written!.bytes);
    const id = await loadedSet(harness, path);
    const handle = harness.client.workflow.getHandle(workflowIds.clearingImport(id));
    const history = historyToJSON(await handle.fetchHistory());
    await writeFile(join(target, 'clearingImport-1.json'), impersonal(history));
  } finally {
    await workers.stop();
    await harness.close();
    await rm(folder, { recursive: true });
  }
}

async function loadedSet({ client, dependencies }: Harness, path: string): Promise<string> {
  const { repositories, files } = dependencies;
  const calls = createClearingCalls(client);
  const terms = { profileId: undefined, clearingDate: undefined, applicationTypeCode: undefined };
  const handedIn = { paths: [path], source: 'recorded', terms, receivedBy: 'recorder' };
  const { id } = await receiveFiles({ repositories, files, now: new Date() }, handedIn);
  await calls.start(id);
  const set = () => repositories.clearingSets.byPrefix(id);
  const waiting = () => eventually('the set to wait', set, ({ state }) => state === 'WAITING');
  const flow = sealedImportFlow(id);
  const order = async () => ({
    inputId: await repositories.sealedInputs.seal(flow, { reason: 'recorded' }, new Date()),
    requestedBy: 'recorder',
  });
  const before = (await waiting()).checkedAt?.getTime();
  await calls.recheck(id, await order());
  await eventually('a second check', set, ({ checkedAt }) => checkedAt?.getTime() !== before);
  const { summaryDigest } = await waiting();
  await calls.confirm(id, { ...(await order()), summaryDigest: summaryDigest! });
  await eventually('the set to be loaded', set, ({ state }) => state === 'LOADED');
  return id;
}
