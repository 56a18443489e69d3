import { expect, test } from '@jest/globals';
import { createOperatorAccountQueries } from '../../../db/queries/operations/operator-account-queries.ts';
import { vault } from '../../support/vault.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople } from '../fixture.ts';

onEachEngine((open) => {
  const search = (q: string, limit: number, cursor?: string) =>
    createOperatorAccountQueries(open(), vault).search({ q, limit, cursor });

  test('accounts are found by username and by number, page by page in one order and each once', async () => {
    const { merchants } = await addPeople(open());
    await addAccount(open(), merchants[0], '951002001121002');
    await addAccount(open(), merchants[1], '𠮷药房');
    await addAccount(open(), merchants[2], 'mallory');
    const names: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await search('951002', 1, cursor);
      names.push(...page.items.map(({ username }) => username));
      [cursor, more] = [page.nextCursor, page.nextCursor !== undefined];
    }
    expect(names).toEqual(['951002001121002', 'mallory', '𠮷药房']);
    expect((await search('951002001121002', 5)).items.map(({ username }) => username)).toEqual([
      '951002001121002',
      '𠮷药房',
    ]);
    expect((await search('MALL', 5)).items).toEqual([]);
    expect((await search('m_l', 5)).items).toEqual([]);
    expect((await search('mal', 5)).items).toHaveLength(1);
  });
});
