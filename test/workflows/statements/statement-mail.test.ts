import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { taskQueues, workflowIds } from '../../../contracts/ids.ts';
import type { StatementMail } from '../../../contracts/delivery.ts';
import { Account } from '../../../db/entities/account.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { samplePeriod } from '../../../db/sample/sample.ts';
import type { monthlyStatementRun } from '../../../workflows/index.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);
afterAll(() => harness.close());

const rows = <Row extends Record<string, unknown>>(sql: string, ...params: unknown[]) =>
  harness.dependencies.database.em().execute<Row[]>(sql, params);

interface Reader {
  readonly statementMail: StatementMail;
  /** Its mail server refuses what it is sent. */
  readonly refused?: boolean;
  readonly phone?: boolean;
}

const readers = {
  attachments: { statementMail: 'attachments' },
  links: { statementMail: 'links' },
  none: { statementMail: 'none' },
  refused: { statementMail: 'attachments', refused: true },
  refusedAndNone: { statementMail: 'none', refused: true },
  refusedWithPhone: { statementMail: 'links', refused: true, phone: true },
} as const satisfies Record<string, Reader>;

/** Accounts of merchants with transactions in the month, one for each reader. */
async function addAccounts(): Promise<Map<string, number>> {
  const free = await rows<{ id: number }>(
    `select id from merchant where id in (select merchant_id from clearing_transaction where clearing_date like '${samplePeriod}-%')
      and id not in (select subject_id from account where subject_type = 'merchant') order by id limit 6`,
  );
  expect(free).toHaveLength(6);
  const merchants = new Map<string, number>();
  for (const [index, [name, reader]] of Object.entries(readers).entries()) {
    merchants.set(name, free[index]!.id);
    await addAccount(free[index]!.id, name, reader);
  }
  return merchants;
}

async function addAccount(subjectId: number, reader: string, wants: Reader): Promise<void> {
  const { database } = harness.dependencies;
  const name = { username: `reads-${reader}`, displayUsername: `reads-${reader}` };
  const subject = { subjectType: 'merchant' as const, subjectId, statementMail: wants.statementMail };
  const rest = { passwordHash: '', state: 'ACTIVE' as const, locale: 'zh-CN' as const };
  const activationId = randomUUID();
  const account = { ...subject, ...name, ...rest, activationId, createdAt: new Date() };
  const accountId = await database.em().insert(Account, account);
  const refusal = wants.refused ? { refusedAt: new Date(), refusedCode: 'SMTP 550 5.1.1' } : {};
  await bind(accountId, 'email', `${reader}@example.com`, refusal);
  if (wants.phone) await bind(accountId, 'phone', '+8613800138000');
}

async function bind(accountId: number, channel: 'email' | 'phone', address: string, refusal: object = {}) {
  const { database, vault } = harness.dependencies;
  const sealed = {
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex(channel, address),
  };
  const binding = { accountId, channel, ...sealed, ...refusal, createdAt: new Date() };
  await database.em().insert(ContactBinding, binding);
}

test('a run mails files, a link or nothing as each account chose; a refused address differs from a missing one', async () => {
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
    const [item] = await rows<{ state: string; error_code: string | null; subject_no: string }>(
      "select state, error_code, subject_no from statement_run_item where subject_type = 'merchant' and subject_id = ?",
      merchantId,
    );
    const messages = (
      await rows<{ data: string; statement_file_ids: string; channel: string }>(
        'select * from outbox_message',
      )
    )
      .map(({ data, statement_file_ids: files, channel }) => ({
        data: parsed(data),
        files: parsed(files),
        channel,
      }))
      .filter(({ data }) => (data as { subjectNo?: string }).subjectNo === item!.subject_no)
      .map(({ data, files, channel }) => [
        channel,
        (data as { delivery: string }).delivery,
        (files as unknown[]).length > 0,
      ]);
    told[wanted] = [[item!.state, item!.error_code], ...messages];
  }
  expect(told).toEqual({
    attachments: [
      ['DONE', null],
      ['email', 'attached', true],
    ],
    links: [
      ['DONE', null],
      ['email', 'link-chosen', false],
    ],
    none: [['DONE', null]],
    refused: [['NO_RECIPIENT', 'ADDRESS_REFUSED']],
    refusedAndNone: [['DONE', null]],
    refusedWithPhone: [
      ['DONE', null],
      ['phone', 'link-chosen', false],
    ],
  });
  const without = "subject_type = 'group' and state = 'NO_RECIPIENT'";
  expect(await rows(`select distinct error_code from statement_run_item where ${without}`)).toEqual([
    { error_code: null },
  ]);
}, 120_000);

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
