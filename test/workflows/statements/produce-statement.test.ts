import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { statementKey, taskQueues, workflowIds } from '../../../contracts/ids.ts';
import type { ProduceStatementInput } from '../../../contracts/statements.ts';
import { Account } from '../../../db/entities/account.ts';
import { createPublications } from '../../../db/repositories/statements/statement-publication.ts';
import { sampleGroup, sampleMerchant } from '../../../db/sample/sample.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';
import type { produceStatement } from '../../../workflows/index.ts';
import { addAccountWithContacts } from '../account/account-with-contacts.ts';
import { refusalOf } from '../activation/activation-steps.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';

let harness: Harness;
let workers: RunningWorkers;

beforeAll(async () => {
  harness = await startHarness();
  workers = await harness.startWorkers();
}, 60_000);

afterAll(async () => {
  await workers.stop();
  await harness.close();
});

const rows = <Row extends Record<string, unknown>>(sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Row[]>(sql, params);

const merchant = { subjectType: 'merchant', subjectNo: sampleMerchant.merchantNo } as const;
const group = { subjectType: 'group', subjectNo: sampleGroup.groupNo } as const;

async function produce(
  subject: Pick<ProduceStatementInput, 'subjectType' | 'subjectNo'>,
  from: string,
  to: string,
) {
  const key = { ...subject, from, to };
  const { statementIds } = await harness.client.workflow.execute<typeof produceStatement>(
    'produceStatement',
    {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.statement(statementKey(key)),
      args: [{ ...key, requestedBy: 'test' }],
    },
  );
  return statementIds;
}

/** A row that arrived late in a file of the sample merchant's, whose control totals count it. */
async function addLateRow(): Promise<void> {
  const { clearing_file_id: file } = (
    await rows<{ clearing_file_id: number }>(
      "select clearing_file_id from clearing_transaction where terminal_no = '10252043' limit 1",
    )
  )[0]!;
  late += 1;
  await rows(
    `insert into clearing_transaction (clearing_file_id, line_no, merchant_id, application_type_code, clearing_date,
       transaction_date, transaction_time, terminal_no, masked_card_no, transaction_type, amount_fen, net_fen, fee_fen,
       trace_no, system_reference_no, channel, remark, remark1)
     select clearing_file_id, ?, merchant_id, application_type_code, clearing_date, transaction_date, '23:59:59',
       terminal_no, masked_card_no, transaction_type, 100, 100, 0, trace_no, ?, channel, remark, remark1
     from clearing_transaction where terminal_no = '10252043' limit 1`,
    90_000 + late,
    `23595900000${late}`,
  );
  await rows(
    `update clearing_file set row_count = row_count + 1, amount_fen = amount_fen + 100, net_fen = net_fen + 100
      where id = ?`,
    file,
  );
}

let late = 0;

async function filesOf(statementId: string) {
  const { database, vault, files } = harness.dependencies;
  const records = await createPublications(database, vault).filesOf(statementId);
  return Promise.all(
    records.map(async ({ format, sha256, storageKey }) => {
      const content = await text((await files.open(storageKey)).stream.setEncoding('latin1'));
      return { format, sha256, actual: createHash('sha256').update(content, 'latin1').digest('hex') };
    }),
  );
}

test('an odd range has the transactions cleared in it, once however often it is asked for', async () => {
  const [id, ...others] = await produce(merchant, '2019-09-01', '2019-09-10');
  expect(others).toEqual([]);
  expect(
    await rows('select row_count, amount_fen, fee_fen, version from statement where id = ?', id),
  ).toEqual([{ row_count: 966, amount_fen: 6_953_400, fee_fen: 14_008, version: 1 }]);
  for (const { sha256, actual } of await filesOf(id!)) expect(actual).toBe(sha256);
  expect(await produce(merchant, '2019-09-01', '2019-09-10')).toEqual([id]);
  expect(await produce(merchant, '2019-09-10', '2019-09-30')).toEqual([]);
});

test('a group’s statement holds all its members’ transactions', async () => {
  const ids = await produce(group, '2019-09-01', '2019-09-30');
  const made = await rows(
    'select sum(row_count) as n, sum(amount_fen) as a, sum(fee_fen) as f from statement where subject_type = ?',
    'group',
  );
  expect(ids).toHaveLength(4);
  expect(made).toEqual(
    await rows(
      `select count(*) as n, sum(amount_fen) as a, sum(fee_fen) as f from clearing_transaction
        where clearing_date like '2019-09-%' and merchant_id in (select merchant_id from group_membership)`,
    ),
  );
});

test('late clearing makes version 2, which supersedes version 1 and leaves its bytes alone', async () => {
  const [first] = await produce(merchant, '2019-09-09', '2019-09-09');
  const before = await filesOf(first!);
  await addLateRow();
  const [second] = await produce(merchant, '2019-09-09', '2019-09-09');
  const versions = await rows(
    "select id, version, supersedes_id, row_count from statement where period_from = '2019-09-09' order by version",
  );
  expect(versions).toEqual([
    { id: first, version: 1, supersedes_id: null, row_count: 966 },
    { id: second, version: 2, supersedes_id: first, row_count: 967 },
  ]);
  expect(await filesOf(first!)).toEqual(before);
});

test('the next version of a whole month is told to its owner, even if somebody else asked for it', async () => {
  const { database, vault } = harness.dependencies;
  const contact = { channel: 'email', address: 'owner@example.com' } as const;
  const accountId = await addAccountWithContacts({ database, vault }, 'owner', [contact]);
  const { id: subjectId } = (
    await rows<{ id: number }>('select id from merchant where merchant_no = ?', merchant.subjectNo)
  )[0]!;
  await database.em().nativeUpdate(Account, { id: accountId }, { subjectId });
  const told = () => rows<{ data: string }>('select data from outbox_message');
  await produce(merchant, '2019-09-01', '2019-09-30');
  expect(await told()).toEqual([]);
  await addLateRow();
  await produce(merchant, '2019-09-01', '2019-09-30');
  const messages = await told();
  expect(
    messages.map(({ data }) => (JSON.parse(data) as { statements: unknown[] }).statements),
  ).toMatchObject([[{ version: 2, supersedes: 1, difference: { count: 1, amountFen: 100 } }]]);
});

test('of wrong control totals nothing is made; what does not have all of its files is provisional', async () => {
  const september = ['2019-09-01', '2019-09-30'] as const;
  const clearing = (change: string) =>
    rows(`update clearing_file set ${change} where clearing_date = '2019-09-09'`);
  await clearing('amount_fen = amount_fen + 1');
  expect(await refusalOf(produce(merchant, ...september))).toBe('CLEARING_INCOMPLETE');
  expect(await produce(merchant, '2019-09-10', '2019-09-30')).toEqual([]);
  await clearing('amount_fen = amount_fen - 1');
  await rows("update clearing_file set state = 'DECLARED' where clearing_date > '2019-09-09'");
  await addLateRow();
  const [id] = await produce(merchant, ...september);
  expect(await rows('select provisional from statement where id = ?', id)).toEqual([{ provisional: 1 }]);
  await rows("update clearing_file set state = 'LOADED'");
});

test('what is made of a month that is not over is provisional', async () => {
  await workers.stop();
  const past = await harness.startWorkers({ clock: () => new Date('2019-09-29T16:00:00Z') });
  const [id] = await produce(merchant, '2019-09-08', '2019-09-09');
  expect(await rows('select provisional from statement where id = ?', id)).toEqual([{ provisional: 1 }]);
  await past.stop();
  workers = await harness.startWorkers();
});

test('an unknown merchant, and a range over two months, are refused', async () => {
  const unknown = { subjectType: 'merchant', subjectNo: '951002001121026' } as const;
  expect(await refusalOf(produce(unknown, '2019-09-01', '2019-09-30'))).toBe('SUBJECT_NOT_FOUND');
  expect(await refusalOf(produce(merchant, '2019-08-20', '2019-09-10'))).toBe('PERIOD_ACROSS_MONTHS');
});

test('lost and damaged files come back byte by byte, or not at all once the ledger has other rows', async () => {
  const { files } = harness.dependencies;
  const calls = createStatementCalls(harness.client);
  const range = { ...merchant, from: '2019-09-08', to: '2019-09-09' };
  const [id] = await produce(merchant, range.from, range.to);
  const keys = await rows<{ storage_key: string }>(
    'select storage_key from statement_file where statement_id = ? order by id',
    id,
  );
  const [lost, damaged] = keys.map(({ storage_key: key }) => key) as [string, string];
  const repair = () => calls.repair({ ...range, requestedBy: 'operator:1', repairs: id! });
  const damage = async () => {
    await files.remove(lost);
    await files.remove(damaged);
    await files.put(damaged, fileURLToPath(import.meta.url));
  };
  expect(await repair()).toBe(false);
  await damage();
  expect(await repair()).toBe(true);
  for (const { sha256, actual } of await filesOf(id!)) expect(actual).toBe(sha256);
  const audited = await rows("select actor, target from audit_event where action = 'statement.repair'");
  expect(audited.map((row) => ({ ...row }))).toEqual([{ actor: 'operator:1', target: `statement:${id}` }]);

  await damage();
  await rows(
    "update clearing_transaction set remark = 'later' where clearing_date = '2019-09-09' and line_no = 90001",
  );
  await expect(repair()).rejects.toMatchObject({
    code: 'REPAIR_REFUSED',
    details: { reason: 'LEDGER_CHANGED' },
  });
  expect(await files.stat(lost)).toBeUndefined();
});
