import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealedRunFlow, taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { Account } from '../../../db/entities/account.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { Merchant } from '../../../db/entities/merchant.ts';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { sampleMerchant, samplePeriod } from '../../../db/sample/sample.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import type { monthlyStatementRun } from '../../../workflows/index.ts';
import { linesOf, openWorkbook } from '../../rendering/workbook-reader.ts';
import { useTemporaryFolder } from '../../rendering/temporary-folder.ts';
import { addAccountWithContacts } from '../account/account-with-contacts.ts';
import { type Harness, startHarness } from '../harness.ts';

const inFolder = useTemporaryFolder();
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
}, 60_000);
afterAll(() => harness.close());

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly version: number;
  readonly provisional: number;
}

const em = () => harness.dependencies.database.em();
const statements = () => em().execute<Row[]>('select * from statement order by version, id');

async function run(reason?: string) {
  const { database, vault } = harness.dependencies;
  const inputId =
    reason &&
    (await createSealedInputs(database, vault).seal(sealedRunFlow(samplePeriod), { reason }, new Date()));
  return harness.client.workflow.execute<typeof monthlyStatementRun>('monthlyStatementRun', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun(samplePeriod),
    args: [{ period: samplePeriod, requestedBy: 'operator:1', ...(inputId && { provisional: { inputId } }) }],
  });
}

/** What the workbook of a version says between title and table. */
async function factsIn(statementId: string): Promise<string> {
  const file = await em().findOneOrFail(StatementFile, { statementId, format: 'xlsx' });
  const path = inFolder(`${statementId}.xlsx`);
  await writeFile(path, await buffer((await harness.dependencies.files.open(file.storageKey)).stream));
  const workbook = await openWorkbook(path);
  return JSON.stringify(linesOf(workbook, workbook.worksheets[0]!.name).slice(0, 8));
}

async function toldOf(subjectNo: string): Promise<unknown[]> {
  const rows = await em().execute<{ data: string }[]>('select data from outbox_message order by id');
  const told = rows.map(({ data }) => JSON.parse(data) as { subjectNo: string; statements: unknown[] });
  return told.filter((data) => data.subjectNo === subjectNo).map((data) => data.statements[0]);
}

test('a month with a missing file is refused, or provisional with a reason; once complete, each statement gets a final version', async () => {
  const { merchantNo } = sampleMerchant;
  const { id: subjectId } = await em().findOneOrFail(Merchant, { merchantNo });
  const contact = { channel: 'email', address: 'shop@example.com' } as const;
  const accountId = await addAccountWithContacts(harness.dependencies, 'shop', [contact]);
  await em().nativeUpdate(Account, { id: accountId }, { subjectId });
  const sums = { rowCount: 0, amountFen: 0, feeFen: 0, applicationTypeCode: 'bank-card' };
  const late = { clearingDate: `${samplePeriod}-28`, fileName: 'late', state: 'DECLARED' as const };
  await em().insert(ClearingFile, { ...sums, ...late });

  const workers = await harness.startWorkers();
  expect(await run()).toMatchObject({ state: 'BLOCKED', refusal: 'CLEARING_INCOMPLETE' });
  expect(await run('the bank is late')).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
  const first = await statements();
  expect(first.length).toBeGreaterThan(0);
  for (const statement of first) expect(statement).toMatchObject({ version: 1, provisional: 1 });
  const [ours] = first.filter((statement) => statement['subject_no'] === merchantNo);
  expect(await factsIn(ours!.id)).toContain('暂定 Provisional');

  expect(await run()).toMatchObject({ state: 'BLOCKED', refusal: 'CLEARING_INCOMPLETE' });
  await em().nativeUpdate(ClearingFile, { fileName: 'late' }, { state: 'LOADED' });
  expect(await run()).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
  await workers.stop();
  const all = await statements();
  expect(all.filter(({ version }) => version === 1)).toEqual(first);
  const final = all.filter(({ version }) => version === 2);
  for (const statement of final) expect(statement.provisional).toBe(0);
  const superseded = final.map((statement) => statement['supersedes_id']);
  expect(superseded.sort()).toEqual(first.map(({ id }) => id).sort());
  const [replacement] = final.filter((statement) => statement['supersedes_id'] === ours!.id);
  const finalFacts = await factsIn(replacement!.id);
  expect(finalFacts).toContain('取代: 第 1 版（');
  expect(finalFacts).not.toContain('暂定');
  const [told, toldAgain] = await toldOf(merchantNo);
  expect(told).toMatchObject({ version: 1, provisional: true });
  expect(toldAgain).toMatchObject({ version: 2, supersedes: 1, completes: true });
  expect(toldAgain).not.toHaveProperty('provisional');

  // What is final stays: the month once more makes nothing.
  const again = await harness.startWorkers();
  await run();
  await again.stop();
  expect(await statements()).toEqual(all);
}, 180_000);
