import { afterEach, expect, test } from '@jest/globals';
import { monthlyScheduleId } from '../../contracts/ids.ts';
import { Account } from '../../db/entities/account.ts';
import { AuditEvent } from '../../db/entities/audit-event.ts';
import { ClearingFile } from '../../db/entities/clearing-file.ts';
import { ContactBinding } from '../../db/entities/contact-binding.ts';
import { GroupMembership } from '../../db/entities/group-membership.ts';
import { Merchant } from '../../db/entities/merchant.ts';
import { MerchantGroup } from '../../db/entities/merchant-group.ts';
import { appendLedgerRows } from '../../db/repositories/clearing/append-ledger-rows.ts';
import { sampleGroup, sampleOperator } from '../../db/sample/sample.ts';
import { inTransaction } from '../../db/transaction.ts';
import { periodOfMonth } from '../../domain/clearing/period.ts';
import { ensureMonthlySchedule } from '../../workers/schedule.ts';
import { runOps } from '../cli/run-ops.ts';
import { type Engine, onEachEngine } from '../db/engines.ts';
import { ledgerRow } from '../db/fixture.ts';
import { eventually } from '../support/eventually.ts';
import { accountRow } from '../support/people.ts';
import { type Harness, startHarness } from '../workflows/harness.ts';
import { operatorsApi, type OperatorsApi } from './operators-api.ts';

const period = '2019-09';
const { from, to } = periodOfMonth(period);
const by = ['--operator', sampleOperator.username, '--reason', 'a late row'];

interface Version {
  readonly subject_type: 'merchant' | 'group';
  readonly subject_id: number;
  readonly version: number;
  readonly provisional: number;
  readonly amount: number;
  readonly subject_name: string;
}

let end: (() => Promise<void>) | undefined;
afterEach(async () => {
  await end?.();
  end = undefined;
});

/** A sample without clearing, whose time can be set, with accounts for two members of its group, a third merchant and the group. */
async function startMonth(engine: Engine) {
  const time = { now: new Date('2019-09-19T19:05:00Z') };
  const { url, remove } = await engine.create();
  const harness = await startHarness({ databaseUrl: url, clock: () => time.now, months: [] });
  const workers = await harness.startWorkers();
  const api = await operatorsApi(harness, () => time.now);
  const { database, vault } = harness.dependencies;
  end = async () => {
    await api.close();
    await workers.stop();
    await harness.client.schedule.getHandle(monthlyScheduleId).delete();
    await harness.close(() => remove(database));
  };
  const em = database.em();
  const group = await em.findOneOrFail(MerchantGroup, { groupNo: sampleGroup.groupNo });
  const members = await em.find(GroupMembership, { groupId: group.id }, { limit: 2, orderBy: { id: 'asc' } });
  const memberIds = (await em.find(GroupMembership, {})).map(({ merchantId }) => merchantId);
  const [stranger] = await em.find(
    Merchant,
    { id: { $nin: memberIds } },
    { limit: 1, orderBy: { id: 'asc' } },
  );
  const merchantIds = [...members.map(({ merchantId }) => merchantId), stranger!.id];
  const owners = [
    ...merchantIds.map((subjectId) => ({ subjectType: 'merchant' as const, subjectId })),
    { subjectType: 'group' as const, subjectId: group.id },
  ];
  for (const [index, owner] of owners.entries()) {
    const username = `owner-${index}`;
    const accountId = await em.insert(Account, accountRow({ ...owner, username, createdAt: time.now }));
    const address = `${username}@example.com`;
    await em.insert(ContactBinding, {
      accountId,
      channel: 'email',
      addressCipher: vault.cipher.seal(address),
      addressIndex: vault.blindIndex('email', address),
      createdAt: time.now,
    });
  }
  return { harness, api, time, merchantIds, groupId: group.id };
}

/** Declares the day's file, as the calendar does, or loads it with a row of 10.00 for each merchant. */
async function clear(
  { dependencies: { database, vault, clock } }: Harness,
  day: string,
  merchantIds?: readonly number[],
) {
  const fileName = `${period}-${day}`;
  const file = { clearingDate: fileName, applicationTypeCode: 'PREPAID_CONVENIENCE', fileName };
  const sums = { rowCount: 0, amountFen: 0, feeFen: 0 };
  const known = await database.em().findOne(ClearingFile, { fileName });
  const clearingFileId =
    known?.id ?? (await database.em().insert(ClearingFile, { ...file, ...sums, state: 'DECLARED' }));
  if (!merchantIds) return;
  const { applicationTypeCode } = file;
  const rows = merchantIds.map((id) => ({ ...ledgerRow(id, fileName), clearingFileId, applicationTypeCode }));
  await inTransaction(database, async (em) => {
    await appendLedgerRows(em, { kind: database.kind, vault }, rows, clock());
    const { rowCount, amountFen, feeFen } = known ?? sums;
    await em.nativeUpdate(
      ClearingFile,
      { id: clearingFileId },
      {
        state: 'LOADED',
        rowCount: rowCount + rows.length,
        amountFen: amountFen + 1_000 * rows.length,
        feeFen: feeFen + 10 * rows.length,
      },
    );
  });
}

async function newestVersions({ dependencies: { database } }: Harness): Promise<Version[]> {
  return database.em().execute<Version[]>(
    `select subject_type, subject_id, version, provisional, amount_fen as amount, subject_name from statement s
      where period_from = ? and period_to = ? and not exists (select 1 from statement later
        where later.supersedes_id = s.id) order by subject_type desc, subject_id`,
    [from, to],
  );
}

/** Σ current statements = Σ ledger, for merchants and for the group's members, and one current version of each. */
async function expectAgreement(harness: Harness, groupId: number): Promise<void> {
  const em = harness.dependencies.database.em();
  const sumOf = async (where: string) => {
    const [sum] = await em.execute<{ amount: number }[]>(
      `select sum(amount_fen) as amount from clearing_transaction where clearing_date between ? and ? ${where}`,
      [from, to],
    );
    return Number(sum!.amount);
  };
  const newest = await newestVersions(harness);
  const keys = newest.map(({ subject_type, subject_id }) => `${subject_type} ${subject_id}`);
  expect(new Set(keys).size).toBe(keys.length);
  const stated = (type: string) =>
    newest.filter((each) => each.subject_type === type).reduce((sum, { amount }) => sum + Number(amount), 0);
  expect(stated('merchant')).toBe(await sumOf(''));
  const ofMembers = `and merchant_id in (select merchant_id from group_membership where group_id = ${groupId})`;
  expect(stated('group')).toBe(await sumOf(ofMembers));
}

/** Who got a message about which version, and of which difference, since this was last asked. */
function listener({ dependencies: { database } }: Harness) {
  let heard = 0;
  return async () => {
    const rows = await database
      .em()
      .execute<{ id: number; data: string | object }[]>(
        'select id, data from outbox_message where id > ? order by id',
        [heard],
      );
    heard = Number(rows.at(-1)?.id ?? heard);
    const told = rows.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data) as Told);
    const said = told.map(({ subjectType, statements: [statement] }) => [
      subjectType,
      statement!.version,
      statement!.difference?.count,
      statement!.difference?.amountFen,
    ]);
    return said.toSorted();
  };
}

interface Told {
  readonly subjectType: string;
  readonly statements: readonly {
    readonly version: number;
    readonly difference?: { readonly count: number; readonly amountFen: number };
  }[];
}

async function runEnds({ dependencies: { database } }: Harness, attempt: number): Promise<void> {
  await eventually(
    `attempt ${attempt} to succeed`,
    () =>
      database.em().execute<{ state: string; attempt: number }[]>('select state, attempt from statement_run'),
    ([run]) => run?.attempt === attempt && run.state === 'SUCCEEDED',
  );
}

onEachEngine((_open, engine) => {
  test('a month is run on the 20th, brought up to date at its end and after a late row; everybody concerned is told', async () => {
    const { harness, api, time, merchantIds, groupId } = await startMonth(engine);
    const told = listener(harness);
    const [first, second, stranger] = merchantIds as [number, number, number];
    const month = () => api.get(`/api/v1/ops/months/${period}`);

    // Days 1 to 19 are cleared; the rest is declared. The schedule is enabled by an operator and fires on the 20th.
    for (const day of ['03', '15']) await clear(harness, day, merchantIds);
    for (const day of ['22', '28']) await clear(harness, day);
    expect(await month()).toMatchObject({ state: 'OPEN', reasons: ['MONTH_NOT_OVER'] });
    await ensureMonthlySchedule(harness.client, 0);
    await api.post('/api/v1/ops/schedule/resume', { reason: 'the month is ready' });
    const firing = { start: new Date('2019-09-19T18:59:00Z'), end: new Date('2019-09-19T19:01:00Z') };
    await harness.client.schedule.getHandle(monthlyScheduleId).backfill({ ...firing, overlap: 'ALLOW_ALL' });
    await runEnds(harness, 1);
    expect((await newestVersions(harness)).map(({ version, provisional }) => [version, provisional])).toEqual(
      Array(4).fill([1, 1]),
    );
    expect(await month()).toMatchObject({ state: 'PRODUCED', reasons: ['MONTH_NOT_OVER', 'PROVISIONAL'] });
    await expectAgreement(harness, groupId);
    expect(await told()).toHaveLength(4);

    // Days 20 to 30 are cleared for two of three; through the API all get their final version, also who has no new row.
    time.now = new Date('2019-10-01T01:00:00Z');
    for (const day of ['22', '28']) await clear(harness, day, [first, stranger]);
    expect(await month()).toMatchObject({
      ...{ state: 'CHANGED_SINCE', reasons: ['COMPLETE_SINCE', 'ROWS_CHANGED'] },
      changedSubjects: 3,
    });
    const updates = `/api/v1/ops/runs/${period}/updates`;
    const preview = await api.get(`${updates}/preview`);
    expect(preview).toMatchObject({ groups: 1, provisional: false });
    const { previewToken } = preview;
    await api.post(updates, { previewToken, reason: 'the month is over' });
    await runEnds(harness, 2);
    expect((await newestVersions(harness)).map(({ version, provisional }) => [version, provisional])).toEqual(
      Array(4).fill([2, 0]),
    );
    expect(await month()).toMatchObject({ state: 'PRODUCED', reasons: [] });
    await expectAgreement(harness, groupId);
    expect(await told()).toEqual(
      [
        ['merchant', 2, 2, 2_000],
        ['merchant', 2, 0, 0],
        ['merchant', 2, 2, 2_000],
        ['group', 2, 2, 2_000],
      ].toSorted(),
    );

    // A late row in a closed month: the command line makes the next version for its merchant and the group alone.
    await clear(harness, '28', [second]);
    expect(await month()).toMatchObject({
      state: 'CHANGED_SINCE',
      reasons: ['ROWS_CHANGED'],
      changedSubjects: 2,
    });
    const started = await runOps(harness.config, ['runs', 'start', period, ...by]);
    expect(started).toMatchObject({ code: 1, complaint: expect.stringContaining('RUN_EXISTS') });
    const updated = await runOps(harness.config, ['runs', 'update', period, ...by, '--follow']);
    expect(updated).toMatchObject({ code: 0, output: expect.stringContaining('SUCCEEDED') });
    const versions = (await newestVersions(harness)).map(({ subject_id: id, version }) => [
      Number(id),
      version,
    ]);
    expect(versions).toEqual(
      expect.arrayContaining([
        [first, 2],
        [second, 3],
        [stranger, 2],
      ]),
    );
    await expectAgreement(harness, groupId);
    expect(await told()).toEqual([
      ['group', 3, 1, 1_000],
      ['merchant', 3, 1, 1_000],
    ]);
    const again = await runOps(harness.config, ['runs', 'update', period, ...by]);
    expect(again).toMatchObject({ code: 1, complaint: expect.stringContaining('NOTHING_TO_CHANGE') });
    await expectRefusal(harness, 'run.update');
    // The trail has one row for each of the two changes.
    expect(await harness.dependencies.database.em().count(AuditEvent, { action: 'month.change' })).toBe(2);

    // A corrected name is issued by an order of its own; the issued version keeps its heading.
    await expectReissue(harness, api, stranger);
    expect(await told()).toEqual([['merchant', 3, 0, 0]]);
  }, 180_000);
});

async function expectRefusal({ dependencies: { database } }: Harness, action: string): Promise<void> {
  const refused = await database.em().find(AuditEvent, { action, outcome: 'REFUSED' });
  expect(refused).toMatchObject([{ detail: { errorCode: 'NOTHING_TO_CHANGE' } }]);
}

async function expectReissue(harness: Harness, api: OperatorsApi, merchantId: number): Promise<void> {
  const { database } = harness.dependencies;
  const { merchantNo, name } = await database.em().findOneOrFail(Merchant, merchantId);
  const reissue = ['statements', 'reissue', period, ...by, '--merchants', merchantNo];
  const none = await runOps(harness.config, reissue);
  expect(none).toMatchObject({ code: 1, complaint: expect.stringContaining('NOTHING_TO_CHANGE') });
  await database.em().nativeUpdate(Merchant, { id: merchantId }, { name: '更正后的药房' });
  expect(await api.get(`/api/v1/ops/runs/${period}/reissues/preview`)).toMatchObject({ items: 1, groups: 0 });
  expect(await runOps(harness.config, [...reissue, '--follow'])).toMatchObject({ code: 0 });
  const issued = await database
    .em()
    .execute<Version[]>(
      'select version, subject_name from statement where subject_id = ? and subject_type = ? order by version',
      [merchantId, 'merchant'],
    );
  expect(issued.map(({ version, subject_name: heading }) => [version, heading])).toEqual([
    [1, name],
    [2, name],
    [3, '更正后的药房'],
  ]);
}
