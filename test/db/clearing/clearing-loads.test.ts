import { beforeEach, expect, test } from '@jest/globals';
import type { ImportSummary } from '../../../contracts/clearing.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { ClearingMonth } from '../../../db/entities/clearing-month.ts';
import { ClearingSet } from '../../../db/entities/clearing-set.ts';
import { ClearingStaging } from '../../../db/entities/clearing-staging.ts';
import { ClearingSuperseded } from '../../../db/entities/clearing-superseded.ts';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { LedgerRevision } from '../../../db/entities/ledger-revision.ts';
import type { Database } from '../../../db/orm.ts';
import { createClearingLoads } from '../../../db/repositories/clearing/clearing-loads.ts';
import { createClearingSets } from '../../../db/repositories/clearing/clearing-sets.ts';
import type { StagedRow } from '../../../db/repositories/clearing/staged-rows.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { vault } from '../../support/vault.ts';
import { onEachEngine } from '../engines.ts';
import { addMembership, addPeople, now, type People } from '../fixture.ts';

const confirmed = { by: 'operator:1', reason: '核对无误', now };
const idOf = (letter: string) => letter.repeat(64);

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });

  function row(lineNo: number, over: Partial<StagedRow> = {}): StagedRow {
    const amountFen = over.amountFen ?? 10_000;
    return {
      ...{
        lineNo,
        merchantId: people.merchants[0],
        applicationTypeCode: 'CONVENIENCE',
        clearingDate: '2019-09-09',
      },
      ...{ transactionDate: '2019-09-09', transactionTime: '08:00:00', terminalNo: '10252043' },
      ...{ maskedCardNo: '622848******1234', transactionType: '消费', traceNo: '000001' },
      ...{ systemReferenceNo: 'A'.repeat(28), channel: 'POS', remark: '', remark1: '' },
      ...{ amountFen, feeFen: 10, netFen: amountFen - 10 },
      ...over,
    };
  }

  /** As an import begins: received, read, put aside. */
  async function stage(database: Database, id: string, rows: readonly StagedRow[], source = 'unionpay') {
    const sets = createClearingSets(database, vault);
    const terms = { profileId: undefined, clearingDate: undefined, applicationTypeCode: undefined };
    await sets.receive({ id, source, terms, uploads: [], receivedBy: 'operator:1' }, now);
    await sets.beginCheck(id);
    const loads = createClearingLoads(database, vault);
    await loads.stageRows(id, rows);
    return loads;
  }

  /** As an import waits for a yes. */
  async function check(database: Database, id: string, rows: readonly StagedRow[], source = 'unionpay') {
    const sets = createClearingSets(database, vault);
    const loads = await stage(database, id, rows, source);
    const days = [
      ...Map.groupBy(rows, (each) => `${each.clearingDate} ${each.applicationTypeCode}`).values(),
    ];
    const sum = (own: readonly StagedRow[], name: 'amountFen' | 'feeFen' | 'netFen') =>
      own.reduce((total, each) => total + each[name], 0);
    const read = {
      rows: rows.length,
      days: days.map((own) => ({
        ...{ clearingDate: own[0]!.clearingDate, applicationTypeCode: own[0]!.applicationTypeCode },
        ...{
          rows: own.length,
          amountFen: sum(own, 'amountFen'),
          feeFen: sum(own, 'feeFen'),
          netFen: sum(own, 'netFen'),
        },
      })),
    };
    const earlier = await loads.earlierDelivery(id, read.days);
    const replaces = earlier && { replaces: { setId: earlier, ...(await loads.differenceOf(id, earlier)) } };
    const summary = { ...read, ...replaces } as unknown as ImportSummary;
    await sets.finishCheck(id, { summary, summaryDigest: 'd', refused: false, now });
    return loads;
  }

  async function ledger(database: Database) {
    const rows = await database.em().find(ClearingTransaction, {}, { orderBy: { lineNo: 'asc' } });
    return { rows: rows.length, netFen: rows.reduce((sum, { netFen }) => sum + netFen, 0) };
  }

  const revisionOf = async (database: Database, subjectId: number) =>
    (await database.em().findOne(LedgerRevision, { period: '2019-09', subjectType: 'merchant', subjectId }))
      ?.revision;

  test('rows put aside are in no ledger until the set is loaded, then all are', async () => {
    const loads = await check(open(), idOf('a'), [row(1), row(2, { amountFen: -8_400 })]);
    expect(await ledger(open())).toEqual({ rows: 0, netFen: 0 });
    await loads.loadSet(idOf('a'), confirmed);
    expect(await ledger(open())).toEqual({ rows: 2, netFen: 10_000 - 8_400 - 20 });
    expect(await open().em().count(ClearingStaging, {})).toBe(0);
    const files = await open().em().find(ClearingFile, {});
    expect(files).toMatchObject([
      { state: 'LOADED', rowCount: 2, amountFen: 1_600, feeFen: 20, netFen: 1_580 },
    ]);
    expect(await revisionOf(open(), people.merchants[0])).toBe(1);
    expect(await open().em().findOne(ClearingMonth, '2019-09')).toMatchObject({ revision: 1 });
  });

  test('an adjustment that is there twice is two rows, and the same set again adds none', async () => {
    const twice = [1, 2].map((line) => row(line, { amountFen: -8_400, transactionType: '调整' }));
    const loads = await check(open(), idOf('a'), twice);
    await loads.loadSet(idOf('a'), confirmed);
    await loads.loadSet(idOf('a'), confirmed);
    expect(await open().em().findOne(ClearingMonth, '2019-09')).toMatchObject({ revision: 1 });
    await expect(loads.stageRows(idOf('a'), [row(3)])).rejects.toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(await ledger(open())).toEqual({ rows: 2, netFen: 2 * -8_410 });
    const sets = createClearingSets(open(), vault);
    const terms = { profileId: undefined, clearingDate: undefined, applicationTypeCode: undefined };
    expect(
      await sets.receive({ id: idOf('a'), source: 'unionpay', terms, uploads: [], receivedBy: 'x' }, now),
    ).toBe(false);
    expect(await revisionOf(open(), people.merchants[0])).toBe(1);
  });

  test('two workers that load one set at once load it once', async () => {
    const loads = await check(open(), idOf('a'), [row(1), row(2)]);
    await Promise.all([loads.loadSet(idOf('a'), confirmed), loads.loadSet(idOf('a'), confirmed)]);
    expect((await ledger(open())).rows).toBe(2);
  });

  test('a check that was abandoned half-way leaves nothing behind in the next one', async () => {
    const database = open();
    const loads = await stage(database, idOf('a'), [row(1, { amountFen: 3 }), row(2), row(9)]);
    await check(database, idOf('a'), [row(1), row(2)]);
    await loads.loadSet(idOf('a'), confirmed);
    expect((await ledger(database)).rows).toBe(2);
  });

  test('a set whose rows were lost on the way is not loaded in part', async () => {
    const loads = await check(open(), idOf('a'), [row(1), row(2)]);
    await open()
      .em()
      .nativeDelete(ClearingStaging, { setId: idOf('a'), lineNo: 2 });
    await expect(loads.loadSet(idOf('a'), confirmed)).rejects.toMatchObject({
      code: 'CLEARING_SUMMARY_STALE',
    });
    expect(await ledger(open())).toEqual({ rows: 0, netFen: 0 });
  });

  test('a day that is delivered again replaces its rows, which are kept beside the ledger', async () => {
    const database = open();
    const first = await check(database, idOf('a'), [row(1), row(2), row(3, { amountFen: 500 })]);
    await first.loadSet(idOf('a'), confirmed);
    const second = await check(database, idOf('b'), [row(1), row(2), row(3, { amountFen: 600 }), row(4)]);
    const { summary } = (await database.em().findOne(ClearingSet, idOf('b')))!;
    expect(summary?.replaces).toEqual({ setId: idOf('a'), added: 2, gone: 1 });
    await second.loadSet(idOf('b'), confirmed);
    expect(await ledger(database)).toEqual({ rows: 4, netFen: 30_600 - 40 });
    expect(
      await database.em().count(ClearingSuperseded, { setId: idOf('a'), supersededById: idOf('b') }),
    ).toBe(3);
    expect(await database.em().findOne(ClearingSet, idOf('a'))).toMatchObject({ state: 'SUPERSEDED' });
    expect(await database.em().find(ClearingFile, {})).toMatchObject([{ rowCount: 4, setId: idOf('b') }]);
    expect(await revisionOf(database, people.merchants[0])).toBe(2);
  });

  test('a merchant that is gone from the second delivery is counted up as well', async () => {
    const database = open();
    const [one, other] = [people.merchants[0], people.merchants[0] + 1_000];
    const first = await check(database, idOf('a'), [row(1), row(2, { merchantId: other })]);
    await first.loadSet(idOf('a'), confirmed);
    const second = await check(database, idOf('b'), [row(1, { merchantId: one, amountFen: 7 })]);
    await second.loadSet(idOf('b'), confirmed);
    expect(await revisionOf(database, other)).toBe(2);
  });

  test('of two sets of one day that were checked side by side, the second has to be checked again', async () => {
    const first = await check(open(), idOf('a'), [row(1)]);
    const second = await check(open(), idOf('b'), [row(1, { amountFen: 5 })]);
    await first.loadSet(idOf('a'), confirmed);
    await expect(second.loadSet(idOf('b'), confirmed)).rejects.toBeInstanceOf(BusinessError);
    expect(await ledger(open())).toEqual({ rows: 1, netFen: 9_990 });
  });

  test('sets that share some of their days overlap; another source does not', async () => {
    const loads = await check(open(), idOf('a'), [row(1), row(2, { clearingDate: '2019-09-10' })]);
    await loads.loadSet(idOf('a'), confirmed);
    const overlapping = await check(open(), idOf('b'), [row(1)]);
    expect(await overlapping.earlierDelivery(idOf('b'), [dayOf(row(1))])).toBe('OVERLAPS');
    const shifted = [
      dayOf(row(1, { clearingDate: '2019-09-10' })),
      dayOf(row(2, { clearingDate: '2019-09-11' })),
    ];
    expect(await overlapping.earlierDelivery(idOf('b'), shifted)).toBe('OVERLAPS');
    await check(open(), idOf('c'), [row(1)], 'wechat');
    expect(await overlapping.earlierDelivery(idOf('c'), [dayOf(row(1))])).toBeUndefined();
  });

  test('a declared day is filled by its set', async () => {
    const database = open();
    const declared = {
      clearingDate: '2019-09-09',
      applicationTypeCode: 'CONVENIENCE',
      fileName: 'DECLARED-0909',
    };
    const sums = { rowCount: 0, amountFen: 0, feeFen: 0 };
    await database.em().insert(ClearingFile, { ...declared, ...sums, state: 'DECLARED' });
    const loads = await check(database, idOf('a'), [row(1)]);
    await loads.loadSet(idOf('a'), confirmed);
    expect(await database.em().find(ClearingFile, {})).toMatchObject([
      { fileName: 'DECLARED-0909', state: 'LOADED', setId: idOf('a'), rowCount: 1 },
    ]);
  });

  test('a day that another source owes stays open', async () => {
    const database = open();
    const declared = {
      clearingDate: '2019-09-09',
      applicationTypeCode: 'CONVENIENCE',
      fileName: 'DECLARED-0909',
    };
    const sums = { rowCount: 0, amountFen: 0, feeFen: 0, source: 'wechat' };
    await database.em().insert(ClearingFile, { ...declared, ...sums, state: 'DECLARED' });
    await (await check(database, idOf('a'), [row(1)])).loadSet(idOf('a'), confirmed);
    expect(await database.em().count(ClearingFile, { state: 'DECLARED', source: 'wechat' })).toBe(1);
  });

  test('the groups of the merchants are counted up', async () => {
    await addMembership(open(), people.groups[0], people.merchants[0], '2019-01-01');
    const loads = await check(open(), idOf('a'), [row(1)]);
    await loads.loadSet(idOf('a'), confirmed);
    const group = { period: '2019-09', subjectType: 'group' as const, subjectId: people.groups[0] };
    expect(await open().em().findOne(LedgerRevision, group)).toMatchObject({ revision: 1 });
  });
});

const dayOf = ({ clearingDate, applicationTypeCode, amountFen, feeFen, netFen }: StagedRow) => ({
  ...{ clearingDate, applicationTypeCode, rows: 1, amountFen, feeFen, netFen },
});
