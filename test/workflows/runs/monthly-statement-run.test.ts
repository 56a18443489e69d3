import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealedRunFlow, taskQueues, workflowIds } from '../../../contracts/ids.ts';
import type { MonthlyStatementRunInput } from '../../../contracts/runs.ts';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { createPublications } from '../../../db/repositories/statements/statement-publication.ts';
import { sampleMerchant, samplePeriod } from '../../../db/sample/sample.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { monthlyStatementRun } from '../../../workflows/index.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);

afterAll(() => harness.close());

function run(input: Partial<MonthlyStatementRunInput> = {}) {
  const args: [MonthlyStatementRunInput] = [{ period: samplePeriod, requestedBy: 'test', ...input }];
  const options = {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun(args[0].period),
    args,
  };
  return harness.client.workflow.execute<typeof monthlyStatementRun>('monthlyStatementRun', options);
}

const reasonFor = (reason: string) => {
  const { database, vault } = harness.dependencies;
  return createSealedInputs(database, vault).seal(sealedRunFlow(samplePeriod), { reason }, new Date());
};

async function statementsOf(subjectNo: string) {
  const rows = await harness.dependencies.database
    .em()
    .execute<{ id: string; version: number; row_count: number }[]>(
      'select * from statement where subject_no = ?',
      [subjectNo],
    );
  return rows;
}

test('one item that fails leaves the rest done, and is retried alone', async () => {
  const { renderer, database } = harness.dependencies;
  const poisoned = {
    ...renderer,
    render: async (...args: Parameters<typeof renderer.render>) => {
      if (args[0].outline.subject.no === sampleMerchant.merchantNo)
        throw new BusinessError('RENDERING_FAILED');
      return renderer.render(...args);
    },
  };
  const broken = await harness.startWorkers({ renderer: poisoned });
  const first = await run();
  await broken.stop();
  expect(first).toMatchObject({ state: 'PARTIAL', attempt: 1, counts: { failed: 1, pending: 0 } });
  expect(await statementsOf(sampleMerchant.merchantNo)).toEqual([]);
  const before = await database.em().execute<{ id: string }[]>('select id from statement order by id');

  const { previewToken, items } = await createRunQueries(database).previewRetry(samplePeriod);
  expect(items).toBe(1);
  const workers = await harness.startWorkers();
  const second = await run({ retry: { inputId: await reasonFor('the font is back'), previewToken } });
  expect(second).toMatchObject({
    state: 'SUCCEEDED',
    attempt: 2,
    counts: { ...first.counts, failed: 0, noRecipient: first.counts!.noRecipient + 1 },
  });
  expect(await statementsOf(sampleMerchant.merchantNo)).toMatchObject([{ version: 1, row_count: 966 }]);
  const after = await database.em().execute<{ id: string }[]>('select id from statement order by id');
  expect(after).toHaveLength(before.length + 1);
  expect(after).toEqual(expect.arrayContaining(before));

  expect(await run({ retry: { inputId: await reasonFor('again'), previewToken: 'stale' } })).toMatchObject({
    state: 'BLOCKED',
    refusal: 'RUN_NOTHING_TO_RETRY',
  });
  await workers.stop();
}, 120_000);

test('over the whole run Σ statements = Σ ledger, for each application type', async () => {
  const { database } = harness.dependencies;
  const manifest = (await createRunQueries(database).manifest(samplePeriod))!;
  const ledger = await database.em().execute<Record<string, unknown>[]>(
    `select application_type_code, count(*) as count, sum(amount_fen) as amount, sum(net_fen) as net, sum(fee_fen) as fee
      from clearing_transaction where clearing_date like ? group by application_type_code`,
    [`${samplePeriod}-%`],
  );
  const merchants = manifest.sums.filter(({ subjectType }) => subjectType === 'merchant');
  expect(
    merchants.map(({ applicationTypeCode, count, amountFen, netFen, feeFen }) => ({
      ...{ application_type_code: applicationTypeCode, count },
      ...{ amount: amountFen, net: netFen, fee: feeFen },
    })),
  ).toEqual(expect.arrayContaining(ledger));
  expect(merchants).toHaveLength(ledger.length);
  const [files] = await database
    .em()
    .execute('select count(*) as files, sum(bytes) as bytes from statement_file');
  expect(manifest).toMatchObject({ attempt: 2, ...files });
});

test('running the month again is refused and changes nothing', async () => {
  const workers = await harness.startWorkers();
  const before = await harness.dependencies.database.em().execute('select * from statement order by id');
  expect(await run()).toMatchObject({ state: 'BLOCKED', refusal: 'RUN_EXISTS' });
  expect(await harness.dependencies.database.em().execute('select * from statement order by id')).toEqual(
    before,
  );
  await workers.stop();
}, 60_000);

test('files are in the store, with the bytes their rows say', async () => {
  const { database, vault, files } = harness.dependencies;
  const statements = createPublications(database, vault);
  const [statement] = await statementsOf(sampleMerchant.merchantNo);
  for (const file of await statements.filesOf(statement!.id)) {
    const { bytes } = await files.open(file.storageKey).then(async (opened) => {
      opened.stream.destroy();
      return opened;
    });
    expect(bytes).toBe(file.bytes);
  }
});
