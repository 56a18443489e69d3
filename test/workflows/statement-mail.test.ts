import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import { statementMails, type StatementMail } from '../../contracts/notification-settings.ts';
import { Account } from '../../db/entities/account.ts';
import { ContactBinding } from '../../db/entities/contact-binding.ts';
import { samplePeriod } from '../../db/sample/sample.ts';
import type { monthlyStatementRun } from '../../workflows/index.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);
afterAll(() => harness.close());

const rows = <Row extends Record<string, unknown>>(sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Row[]>(sql, params);

/** Accounts of merchants with transactions in the month, one for each setting. */
async function addAccounts(): Promise<Map<StatementMail, number>> {
  const free = await rows<{ id: number }>(
    `select id from merchant where id in (select merchant_id from clearing_transaction)
      and id not in (select subject_id from account where subject_type = 'merchant') order by id limit 3`,
  );
  expect(free).toHaveLength(3);
  const merchants = new Map<StatementMail, number>();
  for (const [index, statementMail] of statementMails.entries()) {
    merchants.set(statementMail, free[index]!.id);
    await addAccount(free[index]!.id, statementMail);
  }
  return merchants;
}

async function addAccount(subjectId: number, statementMail: StatementMail): Promise<void> {
  const { database, vault } = harness.dependencies;
  const name = { username: `reads-${statementMail}`, displayUsername: `reads-${statementMail}` };
  const subject = { subjectType: 'merchant' as const, subjectId, statementMail };
  const rest = { passwordHash: '', state: 'ACTIVE' as const, locale: 'zh-CN' as const };
  const createdAt = new Date();
  const em = database.em();
  const accountId = await em.insert(Account, {
    ...subject,
    ...name,
    ...rest,
    activationId: randomUUID(),
    createdAt,
  });
  const address = `${statementMail}@example.com`;
  const sealed = {
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex('email', address),
  };
  await em.insert(ContactBinding, { accountId, channel: 'email', ...sealed, createdAt });
}

test('a run mails files, a link or nothing, as each account wishes, and every item is done', async () => {
  const merchants = await addAccounts();
  const workers = await harness.startWorkers();
  await harness.client.workflow.execute<typeof monthlyStatementRun>('monthlyStatementRun', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun(samplePeriod),
    args: [{ period: samplePeriod, requestedBy: 'test' }],
  });
  await workers.stop();
  const told: Record<string, unknown> = {};
  for (const [wanted, merchantId] of merchants) {
    const [item] = await rows<{ state: string; subject_no: string }>(
      "select state, subject_no from statement_run_item where subject_type = 'merchant' and subject_id = ?",
      merchantId,
    );
    const messages = (
      await rows<{ data: string; statement_file_ids: string }>('select * from outbox_message')
    )
      .map(({ data, statement_file_ids: files }) => ({ data: parsed(data), files: parsed(files) }))
      .filter(({ data }) => (data as { subjectNo?: string }).subjectNo === item!.subject_no)
      .map(({ data, files }) => [(data as { delivery: string }).delivery, (files as unknown[]).length > 0]);
    told[wanted] = { state: item!.state, messages };
  }
  expect(told).toEqual({
    attachments: { state: 'DONE', messages: [['attached', true]] },
    links: { state: 'DONE', messages: [['link-chosen', false]] },
    none: { state: 'DONE', messages: [] },
  });
}, 120_000);

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
