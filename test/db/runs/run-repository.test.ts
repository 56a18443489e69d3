import { beforeEach, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { StatementRun } from '../../../db/entities/statement-run.ts';
import { createRunAdmission } from '../../../db/queries/runs/run-admission.ts';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { createRunItems } from '../../../db/repositories/runs/run-items.ts';
import { createRunRepository } from '../../../db/repositories/runs/run-repository.ts';
import { onEachEngine } from '../engines.ts';
import {
  addClearing,
  addMembership,
  addPeople,
  declareMonth,
  later,
  outcomesOf,
  type People,
} from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const period = '2019-09';
/** A month later than the fixture's, when 2019-09 is over. */
const now = later(30 * 86_400_000);
const plan = { period, requestedBy: 'operator:1', now };

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
    await addMembership(open(), people.groups[0], people.merchants[0], '2019-09-30');
    await addMembership(open(), people.groups[1], people.merchants[0], '2019-01-01', '2019-08-31');
    await declareMonth(open(), period);
  });
  const runs = () => createRunRepository(open(), vault);
  const runItems = () => createRunItems(open(), vault);
  const queries = () => createRunQueries(open());
  const retry = (previewToken: string, errorCode?: string) =>
    runs().planRetry({
      period,
      previewToken,
      errorCode,
      reason: 'disk is back',
      requestedBy: 'operator',
      now,
    });

  /** Plans the month, fails the first items with these codes, and ends the attempt. */
  async function failedRun(...codes: string[]): Promise<void> {
    await runs().plan(plan);
    for (const [ordinal, errorCode] of codes.entries()) {
      await runItems().claim(period, ordinal, ordinal + 1, 1);
      await runItems().finish({ period, ordinal, attempt: 1, state: 'FAILED', errorCode, now });
    }
    await runs().finalize(period, 1, now);
  }

  test('plans every merchant by number, then the groups with a member in the month', async () => {
    expect(await runs().plan(plan)).toEqual({ attempt: 1, items: 4 });
    const items = await runItems().open(period, 0, 10, 1);
    expect(items.map(({ ordinal, subjectType, subjectNo }) => [ordinal, subjectType, subjectNo])).toEqual([
      [0, 'merchant', '951002001121001'],
      [1, 'merchant', '951002001121002'],
      [2, 'merchant', '951002001121003'],
      [3, 'group', 'GROUP1'],
    ]);
    expect(await runItems().open(period, 1, 3, 1)).toHaveLength(2);
  });

  test('planning a month five times at once plans it once', async () => {
    const plans = await Promise.all(Array.from({ length: 5 }, () => runs().plan(plan)));
    expect(plans).toEqual(plans.map(() => ({ attempt: 1, items: 4 })));
    expect(await runs().counts(period)).toMatchObject({ items: 4, pending: 4 });
  });

  test('a declared clearing file that is not loaded stops the plan', async () => {
    const sums = { rowCount: 0, amountFen: 0, feeFen: 0, applicationTypeCode: 'BANK' };
    const file = { ...sums, clearingDate: '2019-09-30', fileName: 'f', state: 'DECLARED' as const };
    await open().em().insert(ClearingFile, file);
    await expect(runs().plan(plan)).rejects.toMatchObject({
      code: 'CLEARING_INCOMPLETE',
      details: { declared: 2, missing: 1, mismatched: 0 },
    });
    expect(await open().em().count(StatementRun)).toBe(0);
    await declareMonth(open(), '2019-08');
    expect(await runs().plan({ ...plan, period: '2019-08' })).toMatchObject({ attempt: 1 });
  });

  test('a provisional plan says who went on, why and without how many; the complete month is planned once more', async () => {
    const sums = { rowCount: 0, amountFen: 0, feeFen: 0, applicationTypeCode: 'BANK' };
    const file = { ...sums, clearingDate: '2019-09-30', fileName: 'f', state: 'DECLARED' as const };
    await open().em().insert(ClearingFile, file);
    const order = { ...plan, requestedBy: 'operator:1', provisionalReason: 'the bank is late' };
    expect(await runs().plan(order)).toEqual({ attempt: 1, items: 4 });
    expect(await createRunQueries(open()).byPeriod(period)).toMatchObject({ provisional: true });
    const [event] = await open().em().find(AuditEvent, { action: 'run.start' });
    const told = { actor: 'operator:1', reason: 'the bank is late', detail: { missing: 1 } };
    expect(event).toMatchObject(told);

    // As long as it is under way, or the file is missing, nothing is planned again.
    expect(await runs().plan(plan)).toEqual({ attempt: 1, items: 4 });
    await runItems().claim(period, 0, 4, 1);
    for (const [ordinal, state] of (['DONE', 'FAILED', 'EMPTY', 'EMPTY'] as const).entries()) {
      await runItems().finish({ period, ordinal, attempt: 1, state, now });
    }
    await runs().finalize(period, 1, now);
    await expect(runs().plan(plan)).rejects.toMatchObject({ code: 'CLEARING_INCOMPLETE' });

    await open().em().nativeUpdate(ClearingFile, { fileName: 'f' }, { state: 'LOADED' });
    await addMembership(open(), people.groups[1], people.merchants[1], '2019-09-01');
    const plans = await Promise.all([1, 2, 3].map(() => runs().plan(plan)));
    expect(plans).toEqual(plans.map(() => ({ attempt: 2, items: 5 })));
    expect(await runs().counts(period)).toMatchObject({ items: 5, pending: 5 });
    expect((await runItems().claim(period, 4, 9, 2)).map(({ subjectNo }) => subjectNo)).toEqual(['GROUP2']);
    expect(await createRunQueries(open()).byPeriod(period)).toMatchObject({ provisional: false });
    expect(await open().em().count(AuditEvent, { action: 'run.start' })).toBe(2);
  });

  test('a reason to go on does not make a complete month provisional, and excuses no wrong control total', async () => {
    const order = { ...plan, provisionalReason: 'just in case' };
    await runs().plan(order);
    expect(await createRunQueries(open()).byPeriod(period)).toMatchObject({ provisional: false });
    const [merchantId] = people.merchants;
    await addClearing(open(), { merchantId, date: '2019-08-30', amounts: [1_000] });
    await open().em().execute('update clearing_file set row_count = 2');
    const refused = runs().plan({ ...order, period: '2019-08' });
    await expect(refused).rejects.toMatchObject({ code: 'CLEARING_INCOMPLETE' });
  });

  test.each(['row_count = row_count + 1', 'amount_fen = amount_fen - 1', 'fee_fen = fee_fen + 1'])(
    'a loaded clearing file with other control totals than its rows stops the plan: %s',
    async (change) => {
      const [merchantId] = people.merchants;
      await addClearing(open(), { merchantId, date: '2019-09-30', amounts: [1_000, 2_000] });
      await open().em().execute(`update clearing_file set ${change} where file_name not like 'declared%'`);
      const preview = createRunAdmission(open()).previewStart(period, now);
      expect(await preview).toMatchObject({ mismatchedFiles: 1, items: 0, refusal: 'CLEARING_INCOMPLETE' });
      const details = { declared: 2, missing: 0, mismatched: 1 };
      await expect(runs().plan(plan)).rejects.toMatchObject({ code: 'CLEARING_INCOMPLETE', details });
      await open().em().nativeDelete(ClearingTransaction, {});
      await open().em().nativeUpdate(ClearingFile, {}, { rowCount: 0, amountFen: 0, feeFen: 0 });
      expect(await runs().plan(plan)).toMatchObject({ attempt: 1 });
    },
  );

  test('rows of the ledger that no item takes are counted, before and at the end', async () => {
    const [merchantId] = people.merchants;
    await addClearing(open(), { merchantId, date: '2019-09-29', amounts: [500] });
    const queries = createRunQueries(open());
    expect(await createRunAdmission(open()).previewStart(period, now)).toMatchObject({
      unownedRows: 0,
      unownedMerchants: 0,
    });
    await addClearing(open(), { merchantId: 9_001, date: '2019-09-30', amounts: [1_000, 2_000] });
    await addClearing(open(), { merchantId: 9_002, date: '2019-10-01', amounts: [1_000] });
    expect(await createRunAdmission(open()).previewStart(period, now)).toMatchObject({
      unownedRows: 2,
      unownedMerchants: 1,
    });
    await runs().plan(plan);
    expect(await queries.byPeriod(period)).toMatchObject({ unownedRows: 2, unownedMerchants: 1 });
    // Who came since has rows and no item either.
    await open()
      .em()
      .execute(`update clearing_transaction set merchant_id = 9003 where merchant_id = ${merchantId}`);
    await runs().finalize(period, 1, now);
    expect(await queries.byPeriod(period)).toMatchObject({ unownedRows: 3, unownedMerchants: 2 });
  });

  test('a dry run lists, page by page, just what is planned then', async () => {
    const queries = createRunQueries(open());
    const first = await queries.plannedItems(period, undefined, 3);
    const rest = await queries.plannedItems(period, Number(first.nextCursor), 3);
    expect(rest).toEqual({ items: [expect.objectContaining({ ordinal: 3, subjectType: 'group' })] });
    await runs().plan(plan);
    const planned = await runItems().open(period, 0, 10, 1);
    expect([...first.items, ...rest.items]).toEqual(
      planned.map(({ ordinal, subjectType, subjectNo }) => ({ ordinal, subjectType, subjectNo })),
    );
  });

  test('an item is finished once, by the attempt it belongs to', async () => {
    await runs().plan(plan);
    const done = { period, ordinal: 0, attempt: 1, state: 'EMPTY' as const, now };
    expect(await runItems().finish(done)).toBe(false);
    expect(await runItems().claim(period, 0, 1, 2)).toEqual([]);
    expect(await runItems().claim(period, 0, 1, 1)).toHaveLength(1);
    expect(await runItems().claim(period, 0, 1, 1)).toHaveLength(1);
    expect(await runItems().finish({ ...done, attempt: 2 })).toBe(false);
    expect(await runItems().finish(done)).toBe(true);
    expect(await runItems().finish({ ...done, state: 'FAILED' })).toBe(false);
    expect(await runItems().claim(period, 0, 1, 1)).toEqual([]);
    expect(await runItems().open(period, 0, 10, 1)).toHaveLength(3);
  });

  test('ends SUCCEEDED when all is done, PARTIAL when something failed or was left', async () => {
    await failedRun('RENDERING_FAILED');
    await runs().start(period, 1, now);
    for (const [ordinal, state] of (['DONE', 'EMPTY', 'NO_RECIPIENT'] as const).entries()) {
      expect((await runs().finalize(period, 1, now)).state).toBe('PARTIAL');
      await runItems().claim(period, ordinal + 1, ordinal + 2, 1);
      await runItems().finish({ period, ordinal: ordinal + 1, attempt: 1, state, now });
    }
    const counts = { items: 4, succeeded: 1, empty: 1, noRecipient: 1, failed: 1, cancelled: 0, pending: 0 };
    expect(await runs().finalize(period, 1, now)).toEqual({ state: 'PARTIAL', counts });
    const { attempt } = await retry((await queries().previewRetry(period)).previewToken);
    await expect(runs().finalize(period, 1, now)).rejects.toMatchObject({ name: 'AttemptFencedError' });
    await expect(runs().start(period, 1, now)).rejects.toMatchObject({ name: 'AttemptFencedError' });
    await runItems().claim(period, 0, 1, attempt);
    await runItems().finish({ period, ordinal: 0, attempt, state: 'DONE', now });
    expect((await runs().finalize(period, attempt, now)).state).toBe('SUCCEEDED');
  });

  test('halted, nothing is in progress; a block is reported once', async () => {
    await runs().plan(plan);
    await runs().start(period, 1, now);
    await runItems().claim(period, 0, 1, 1);
    const blocked = {
      period,
      attempt: 1,
      state: 'BLOCKED',
      stretch: 0,
      errorCode: 'STORAGE_FAILED',
    } as const;
    for (let time = 0; time < 2; time += 1) await runs().halt({ ...blocked, alert: true, now });
    expect(await open().em().findOneOrFail(StatementRun, period)).toMatchObject({
      state: 'BLOCKED',
      errorCode: 'STORAGE_FAILED',
    });
    expect((await runItems().open(period, 0, 10, 1)).map(({ state }) => state)).not.toContain('RUNNING');
    expect(await open().em().count(AuditEvent, { action: 'run.block' })).toBe(1);
    await expect(runs().halt({ ...blocked, attempt: 2, now })).rejects.toMatchObject({
      name: 'AttemptFencedError',
    });
    await runs().start(period, 1, now);
    expect(await open().em().findOneOrFail(StatementRun, period)).toMatchObject({
      state: 'RUNNING',
      errorCode: null,
    });
  });

  test('cancelled, what is open is CANCELLED and a late writer changes nothing; a retry takes just that', async () => {
    await failedRun('STORAGE_FAILED');
    await runItems().claim(period, 1, 2, 1);
    const end = await runs().cancel(period, 1, now);
    expect(end).toMatchObject({ state: 'CANCELLED', counts: { failed: 1, cancelled: 3, pending: 0 } });
    expect(await runItems().finish({ period, ordinal: 1, attempt: 1, state: 'DONE', now })).toBe(false);
    const chosen = { state: 'CANCELLED', ordinals: [0, 2, 3] } as const;
    const { previewToken, items } = await queries().previewRetry(period, chosen);
    expect(items).toBe(2);
    const order = { period, previewToken, reason: 'go on', requestedBy: 'operator', now };
    await expect(runs().planRetry({ ...order, ordinals: [1] })).rejects.toMatchObject({
      code: 'RUN_NOTHING_TO_RETRY',
    });
    expect(await runs().planRetry({ ...order, ...chosen })).toEqual({ attempt: 2, items: 2 });
    expect((await runItems().open(period, 0, 10, 2)).map(({ ordinal }) => ordinal)).toEqual([2, 3]);
  });

  test('a retry takes the failed items of one code and says who wanted it and why', async () => {
    await failedRun('STORAGE_FAILED', 'RENDERING_FAILED', 'STORAGE_FAILED');
    const preview = await queries().previewRetry(period, { errorCode: 'STORAGE_FAILED' });
    expect(preview.items).toBe(2);
    expect(await retry(preview.previewToken, 'STORAGE_FAILED')).toEqual({ attempt: 2, items: 2 });
    expect((await runItems().open(period, 0, 10, 2)).map(({ ordinal }) => ordinal)).toEqual([0, 2]);
    expect(await runs().counts(period)).toMatchObject({ failed: 1, pending: 3 });
    const audit = await open()
      .em()
      .findOneOrFail(AuditEvent, { target: `statement-run:${period}`, action: 'run.retry' });
    expect(audit).toMatchObject({ actor: 'operator', action: 'run.retry', reason: 'disk is back', at: now });
  });

  test('the same retry again answers the same plan, also when both come at once', async () => {
    await failedRun('STORAGE_FAILED', 'STORAGE_FAILED');
    const { previewToken } = await queries().previewRetry(period);
    const plans = await Promise.all(Array.from({ length: 4 }, () => retry(previewToken)));
    expect([...plans, await retry(previewToken)]).toEqual(Array(5).fill({ attempt: 2, items: 2 }));
    expect(await open().em().count(AuditEvent, { action: 'run.retry' })).toBe(1);
  });

  test('a retry of another set than the one shown is refused and changes nothing', async () => {
    await failedRun('STORAGE_FAILED', 'RENDERING_FAILED');
    const { previewToken } = await queries().previewRetry(period);
    const some = await queries().previewRetry(period, { errorCode: 'RENDERING_FAILED' });
    const outcomes = await outcomesOf([retry(previewToken), retry(some.previewToken, 'RENDERING_FAILED')]);
    expect(outcomes['done']).toBe(1);
    const later = await outcomesOf([retry('0'.repeat(64))]);
    expect(Object.keys(later)).toEqual([
      expect.stringMatching(/^RUN_(PREVIEW_STALE|NOTHING_TO_RETRY|IN_PROGRESS)$/),
    ]);
    expect((await open().em().findOneOrFail(StatementRun, period)).attempt).toBe(2);
  });

  test('a retry wants a run that has ended, failed items and the right token', async () => {
    await expect(retry('token')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    await runs().plan(plan);
    await expect(retry('token')).rejects.toMatchObject({ code: 'RUN_IN_PROGRESS', details: { period } });
    await runs().finalize(period, 1, now);
    await expect(retry('token')).rejects.toMatchObject({ code: 'RUN_NOTHING_TO_RETRY' });
    await runItems().claim(period, 0, 1, 1);
    await runItems().finish({ period, ordinal: 0, attempt: 1, state: 'FAILED', errorCode: 'INTERNAL', now });
    await expect(retry('token')).rejects.toMatchObject({ code: 'RUN_PREVIEW_STALE' });
  });
});
