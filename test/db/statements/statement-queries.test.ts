import { beforeEach, expect, test } from '@jest/globals';
import { createStatementQueries } from '../../../db/queries/statements/statement-queries.ts';
import {
  createPublications,
  type NewStatement,
} from '../../../db/repositories/statements/statement-publication.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { onEachEngine } from '../engines.ts';
import { addMembership, addPeople, now, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const totals = { count: 1, amountFen: -100, netFen: -99, feeFen: -1 };

onEachEngine((open) => {
  let people: People;
  /** After one of the memberships has ended. */
  const queries = () => createStatementQueries(open(), () => new Date('2020-06-01T00:00:00Z'));
  const merchant = (n: 0 | 1 | 2) => ({ subjectType: 'merchant' as const, subjectId: people.merchants[n] });
  const group = () => ({ subjectType: 'group' as const, subjectId: people.groups[0] });

  async function publish(id: string, month: string, different: Partial<NewStatement> = {}): Promise<void> {
    const file = { part: 1, fileName: `${id}.xlsx`, storageKey: `keys/${id}`, bytes: 10, sha256: 'sha' };
    const statement: NewStatement = {
      id,
      ...merchant(0),
      subjectNo: '951002001121001',
      applicationTypeCode: 'CONVENIENCE',
      period: periodOfMonth(month),
      version: 1,
      supersedesId: null,
      totals,
      snapshotDigest: id,
      files: [{ ...file, format: 'xlsx' }],
      ...different,
    };
    await createPublications(open(), vault).publish({ statements: [statement], messages: [], now });
  }

  beforeEach(async () => {
    people = await addPeople(open());
    await addMembership(open(), people.groups[0], people.merchants[0], '2019-01-01');
    await addMembership(open(), people.groups[0], people.merchants[1], '2019-01-01', '2019-12-31');
    await publish('aug', '2019-08');
    await publish('sep', '2019-09');
    await publish('sep-2', '2019-09', { version: 2, supersedesId: 'sep' });
    await publish('sep-bank', '2019-09', { applicationTypeCode: 'BANK' });
    await publish('group', '2019-09', { ...group(), subjectNo: 'GROUP1' });
    await publish('former', '2019-09', { ...merchant(1), subjectNo: '951002001121002' });
    await publish('stranger', '2019-09', { ...merchant(2), subjectNo: '951002001121003' });
  });

  const idsOf = async (search: Partial<Parameters<ReturnType<typeof queries>['list']>[0]>) => {
    const { items } = await queries().list({ ...merchant(0), limit: 10, ...search });
    return items.map(({ id }) => id);
  };

  test('a merchant sees the newest version of each of its own, newest month first', async () => {
    expect(await idsOf({})).toEqual(['sep-2', 'sep-bank', 'aug']);
    const { items } = await queries().list({ ...merchant(0), limit: 1 });
    expect(items[0]).toEqual({
      id: 'sep-2',
      subjectType: 'merchant',
      subjectNo: '951002001121001',
      subjectName: '第1大药房𠮷',
      merchantNo: '951002001121001',
      applicationTypeCode: 'CONVENIENCE',
      applicationTypeName: '储值卡-便民卡',
      period: { from: '2019-09-01', to: '2019-09-30' },
      version: 2,
      provisional: false,
      supersedesId: 'sep',
      totals,
      createdAt: now,
      files: [{ format: 'xlsx', part: 1, fileName: 'sep-2.xlsx', bytes: 10, sha256: 'sha' }],
    });
  });

  test('a group sees its own first, then those of its members of today', async () => {
    expect(await idsOf(group())).toEqual(['group', 'sep-2', 'sep-bank', 'aug']);
    expect(await idsOf({ ...group(), merchantNo: '951002001121001', from: '2019-09-01' })).toEqual([
      'sep-2',
      'sep-bank',
    ]);
    expect(await idsOf({ ...group(), merchantNo: '951002001121003' })).toEqual([]);
  });

  test('a range and application types narrow the list', async () => {
    expect(await idsOf({ to: '2019-08-31' })).toEqual(['aug']);
    expect(await idsOf({ from: '2019-08-31', to: '2019-09-01' })).toEqual(['sep-2', 'sep-bank', 'aug']);
    expect(await idsOf({ applicationTypes: ['BANK'] })).toEqual(['sep-bank']);
    expect(await idsOf({ applicationTypes: [] })).toHaveLength(3);
  });

  test('pages add up to the whole list', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries().list({ ...group(), limit: 1, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(ids).toEqual(['group', 'sep-2', 'sep-bank', 'aug']);
  });

  test.each(['', 'nonsense', 'bnVsbA', 'WzFd', Buffer.from('[{"$ne":1},1,1,1,1]').toString('base64url')])(
    'the invented cursor "%s" is refused',
    async (cursor) => {
      const page = queries().list({ ...merchant(0), limit: 1, cursor });
      await expect(page).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    },
  );

  test("somebody else's statement and files do not exist, one's own older version does", async () => {
    expect(await queries().byId('stranger', merchant(0))).toBeUndefined();
    expect(await queries().byId('group', merchant(0))).toBeUndefined();
    expect(await queries().byId('former', group())).toBeUndefined();
    expect((await queries().byId('sep', merchant(0)))?.version).toBe(1);
    expect((await queries().byId('sep', group()))?.merchantNo).toBe('951002001121001');
    expect(await queries().fileOf('stranger', 'xlsx', merchant(0))).toBeUndefined();
    expect(await queries().fileOf('sep', 'pdf', merchant(0))).toBeUndefined();
    expect(await queries().fileOf('sep', 'xlsx', group())).toEqual({
      fileName: 'sep.xlsx',
      storageKey: 'keys/sep',
      bytes: 10,
      sha256: 'sha',
      csvRule: 2,
    });
  });

  test('members are those of the date', async () => {
    const numbersOn = async (date: string) =>
      (await queries().membersOf(people.groups[0], date)).map(({ merchantNo }) => merchantNo.slice(-1));
    expect(await numbersOn('2019-12-31')).toEqual(['1', '2']);
    expect(await numbersOn('2020-01-01')).toEqual(['1']);
    expect(await numbersOn('2018-12-31')).toEqual([]);
  });
});
