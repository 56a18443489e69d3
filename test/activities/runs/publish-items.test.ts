import { beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createItemPublisher } from '../../../activities/runs/publish-items.ts';
import { Statement } from '../../../db/entities/statement.ts';
import { StatementRunItem } from '../../../db/entities/statement-run-item.ts';
import { createRunItems, type ItemPublication } from '../../../db/repositories/runs/run-items.ts';
import { createRunRepository } from '../../../db/repositories/runs/run-repository.ts';
import { onEachEngine } from '../../db/engines.ts';
import { addPeople, declareMonth, now, type People } from '../../db/fixture.ts';
import { vault } from '../../support/vault.ts';

const period = '2019-09';
const september = { from: '2019-09-01', to: '2019-09-30' };
const totals = { count: 1, amountFen: 100, netFen: 99, feeFen: 1 };

onEachEngine((open) => {
  let people: People;
  const runs = () => createRunRepository(open(), vault);
  const runItems = () => createRunItems(open(), vault);

  beforeEach(async () => {
    people = await addPeople(open());
    await declareMonth(open(), period);
    await runs().plan({ period, requestedBy: 'test', now });
    await runItems().claim(period, 0, 3, 1);
  });

  const settle = (publications: readonly ItemPublication[]) =>
    createItemPublisher({
      runItems: runItems(),
      clock: () => now,
      log: pino({ level: 'silent' }),
    })(publications);

  /** What became of an item, with one statement of its subject. */
  function publication(ordinal: number, id = `statement-${ordinal}`): ItemPublication {
    const statement = {
      id,
      subjectType: 'merchant' as const,
      subjectId: people.merchants[ordinal]!,
      subjectNo: `95100200112100${ordinal}`,
      applicationTypeCode: 'CONVENIENCE',
      period: september,
      version: 1,
      supersedesId: null,
      totals,
      snapshotDigest: `digest of ${id}`,
      files: [],
    };
    return { statements: [statement], messages: [], item: { period, ordinal, attempt: 1, state: 'DONE' } };
  }

  async function written() {
    const em = open().em();
    const items = await em.find(StatementRunItem, { period }, { orderBy: { ordinal: 'asc' } });
    const published = await em.find(Statement, {}, { orderBy: { id: 'asc' } });
    return {
      items: items.slice(0, 3).map(({ state, errorCode }) => errorCode ?? state),
      statements: published.map(({ id }) => id),
    };
  }

  test('of a batch, each item gets its own state and code', async () => {
    const failed = {
      period,
      ordinal: 1,
      attempt: 1,
      state: 'FAILED',
      errorCode: 'RENDERING_FAILED',
    } as const;
    expect(
      await settle([publication(0), { statements: [], messages: [], item: failed }, publication(2)]),
    ).toBe(1);
    expect(await written()).toEqual({
      items: ['DONE', 'RENDERING_FAILED', 'DONE'],
      statements: ['statement-0', 'statement-2'],
    });
  });

  test('an item that cannot be published fails alone, and leaves nothing', async () => {
    const poison = { ...publication(1), statements: publication(0, 'twice').statements };
    expect(await settle([publication(0), poison, publication(2)])).toBe(1);
    expect(await written()).toEqual({
      items: ['DONE', 'INTERNAL', 'DONE'],
      statements: ['statement-0', 'statement-2'],
    });
  });

  test('an item that another has finished stays as it is, and the others are published', async () => {
    await runItems().finish({ period, ordinal: 1, attempt: 1, state: 'EMPTY', now });
    expect(await settle([publication(0), publication(1), publication(2)])).toBe(0);
    expect(await written()).toEqual({
      items: ['DONE', 'EMPTY', 'DONE'],
      statements: ['statement-0', 'statement-2'],
    });
  });

  test('trouble of the database is nobody’s: it is thrown, and no item fails', async () => {
    const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    const broken = { ...runItems(), publish: () => Promise.reject(away) };
    const parts = { runItems: broken, clock: () => now, log: pino({ level: 'silent' }) };
    await expect(createItemPublisher(parts)([publication(0)])).rejects.toBe(away);
    expect((await written()).items).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
  });
});
