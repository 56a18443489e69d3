import { beforeEach, expect, test } from '@jest/globals';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { createRunItems } from '../../../db/repositories/runs/run-items.ts';
import { createRunRepository } from '../../../db/repositories/runs/run-repository.ts';
import { onEachEngine } from '../engines.ts';
import { addPeople, declareMonth, later, now } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const period = '2019-09';

onEachEngine((open) => {
  const queries = () => createRunQueries(open());

  beforeEach(async () => {
    await addPeople(open());
    for (const month of ['2019-08', period]) await declareMonth(open(), month);
    const runs = createRunRepository(open(), vault);
    const runItems = createRunItems(open(), vault);
    await runs.plan({ period: '2019-08', requestedBy: 'schedule', now });
    await runs.plan({ period, requestedBy: 'operator', now });
    await runs.start(period, 1, later(1));
    for (const [ordinal, errorCode] of ['STORAGE_FAILED', 'RENDERING_FAILED', 'STORAGE_FAILED'].entries()) {
      await runItems.claim(period, ordinal, ordinal + 1, 1);
      await runItems.finish({ period, ordinal, attempt: 1, state: 'FAILED', errorCode, now: later(2) });
    }
    await runs.finalize(period, 1, later(3));
  });

  test('runs are listed by month with their counts', async () => {
    const list = await queries().list();
    expect(list.map((run) => [run.period, run.state, run.counts.failed, run.counts.pending])).toEqual([
      ['2019-09', 'PARTIAL', 3, 0],
      ['2019-08', 'PLANNED', 0, 3],
    ]);
  });

  test('a run shows its times and its errors by code', async () => {
    expect(await queries().byPeriod(period)).toMatchObject({
      attempt: 1,
      requestedBy: 'operator',
      createdAt: now,
      startedAt: later(1),
      finishedAt: later(3),
      errors: [
        { errorCode: 'STORAGE_FAILED', count: 2 },
        { errorCode: 'RENDERING_FAILED', count: 1 },
      ],
    });
    expect(await queries().byPeriod('2019-10')).toBeUndefined();
  });

  test('items are found by state, code and the beginning of their number, page by page', async () => {
    const find = async (search: Partial<Parameters<ReturnType<typeof queries>['items']>[0]>) =>
      queries().items({ period, limit: 10, ...search });
    const first = await find({ errorCode: 'STORAGE_FAILED', limit: 1 });
    const second = await find({ errorCode: 'STORAGE_FAILED', limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ ordinal }) => ordinal)).toEqual([0, 2]);
    expect(second.nextCursor).toBeUndefined();
    expect((await find({ state: 'DONE' })).items).toEqual([]);
    expect((await find({ q: '951002001121002' })).items).toEqual([
      {
        ordinal: 1,
        subjectType: 'merchant',
        subjectNo: '951002001121002',
        state: 'FAILED',
        errorCode: 'RENDERING_FAILED',
        errorDetail: null,
        maskedCards: 0,
        attempt: 1,
        finishedAt: later(2),
      },
    ]);
    expect((await find({ q: '%' })).items).toEqual([]);
    expect((await find({ q: '1002' })).items).toEqual([]);
  });
});
