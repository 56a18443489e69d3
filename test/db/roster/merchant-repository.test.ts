import { beforeEach, expect, test } from '@jest/globals';
import { MerchantGroup } from '../../../db/entities/merchant-group.ts';
import { createMerchantRepository } from '../../../db/repositories/roster/merchant-repository.ts';
import { onEachEngine } from '../engines.ts';
import { addPeople, later, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });
  const repository = () => createMerchantRepository(open(), vault);

  test('registration details match only when merchant, document and licence belong together', async () => {
    const proof = { merchantNo: '951002001121001', idNo: 'ID1', licenceNo: 'LICENCE1' };
    expect(await repository().matchRegistration(proof)).toEqual({
      subjectType: 'merchant',
      subjectId: people.merchants[0],
      subjectNo: '951002001121001',
      name: '第1大药房𠮷',
      branchCode: 'QD',
    });
    expect(await repository().matchRegistration({ ...proof, idNo: 'ID2' })).toBeUndefined();
    expect(await repository().matchRegistration({ ...proof, licenceNo: 'ID1' })).toBeUndefined();
    expect(await repository().matchRegistration({ ...proof, merchantNo: '951002001121002' })).toBeUndefined();
  });

  test('a registered phone matches its own merchant only', async () => {
    const found = await repository().matchPhone({ merchantNo: '951002001121002', phone: '+8613800000200' });
    expect(found?.subjectId).toBe(people.merchants[1]);
    expect(
      await repository().matchPhone({ merchantNo: '951002001121001', phone: '+8613800000200' }),
    ).toBeUndefined();
  });

  test('a group comes with its initial password, unless it was never given one', async () => {
    expect(await repository().groupForActivation('GROUP1')).toMatchObject({
      subject: { subjectType: 'group', subjectNo: 'GROUP1' },
      initialPasswordHash: 'hash',
      expiresAt: later(3_600_000),
      usedAt: null,
    });
    await open().em().nativeUpdate(MerchantGroup, { groupNo: 'GROUP2' }, { initialPasswordHash: null });
    expect(await repository().groupForActivation('GROUP2')).toBeUndefined();
    expect(await repository().groupForActivation('NOBODY')).toBeUndefined();
  });

  test('what proves an identity cannot be read in the table', async () => {
    const rows = JSON.stringify(await open().em().execute('select * from merchant'));
    expect(rows).toContain('951002001121001');
    for (const secret of ['"ID1', 'LICENCE1', '13800000100']) expect(rows).not.toContain(secret);
  });
});
