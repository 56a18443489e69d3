import { expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { Operator } from '../../../db/entities/operator.ts';
import { createAccountQueries } from '../../../db/queries/account/account-queries.ts';
import { createSupportQueries } from '../../../db/queries/roster/support-queries.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, now } from '../fixture.ts';

onEachEngine((open) => {
  const queries = () => createAccountQueries(open());

  test('an account is found by its username and shows whom it is for', async () => {
    const { merchants, groups } = await addPeople(open());
    const accountId = await addAccount(open(), merchants[0], 'owner');
    expect(await queries().byUsername('owner')).toEqual({ accountId, passwordHash: 'hash', state: 'ACTIVE' });
    expect(await queries().byUsername('OWNER')).toBeUndefined();
    expect(await queries().profile(accountId)).toEqual({
      accountId,
      username: 'owner',
      subjectType: 'merchant',
      subjectId: merchants[0],
      subjectNo: '951002001121001',
      subjectName: '第1大药房𠮷',
      branchName: '青岛分公司',
    });
    await open().em().nativeUpdate(Account, accountId, { subjectType: 'group', subjectId: groups[0] });
    expect(await queries().profile(accountId)).toMatchObject({
      subjectNo: 'GROUP1',
      subjectName: '集团GROUP1',
    });
    expect(await queries().profile(accountId + 1)).toBeUndefined();
  });

  test('an operator is found by name and by id', async () => {
    const row = { username: 'operations', passwordHash: 'hash', createdAt: now };
    const operatorId = await open().em().insert(Operator, row);
    expect(await queries().operatorByUsername('operations')).toEqual({ operatorId, passwordHash: 'hash' });
    expect(await queries().operator(operatorId)).toEqual({ operatorId, username: 'operations' });
    expect(await queries().operatorByUsername('owner')).toBeUndefined();
  });

  test('branches tell whom to call', async () => {
    await addPeople(open());
    const support = createSupportQueries(open());
    const qingdao = {
      branchName: '青岛分公司',
      supportContacts: [{ region: '黄岛', phones: ['80983018'] }],
    };
    expect(await support.contacts()).toEqual([qingdao]);
    expect(await support.contacts('QD')).toEqual([qingdao]);
    expect(await support.contacts('XX')).toEqual([]);
  });
});
