import { beforeEach, expect, test } from '@jest/globals';
import { Branch } from '../../../db/entities/branch.ts';
import { changeHeading } from '../../../db/repositories/roster/change-heading.ts';
import { createProductionInputs, subjectKey } from '../../../db/repositories/statements/production-inputs.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { qingdao } from '../../support/people.ts';
import { onEachEngine } from '../engines.ts';
import { addMembership, addPeople, type People } from '../fixture.ts';

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
    await open()
      .em()
      .insert(Branch, { ...qingdao, code: 'YT', name: '烟台分公司' });
    await addMembership(open(), people.groups[0], people.merchants[0], '2019-01-01');
  });

  const merchant = () => ({ subjectType: 'merchant', subjectId: people.merchants[0] }) as const;
  const change = (name: string, branchCode: string, validFrom?: string) =>
    inTransaction(open(), (em) =>
      changeHeading(em, { ...merchant(), name, branchCode, ...(validFrom && { validFrom }) }),
    );

  async function headingIn(month: string, owner: { subjectType: 'merchant' | 'group'; subjectId: number }) {
    const inputs = await createProductionInputs(open()).load([owner], periodOfMonth(month));
    const { subject, memberNames } = inputs.get(subjectKey(owner))!;
    return { name: subject.name, branch: subject.branchName, members: [...memberNames.values()] };
  }

  test('who was renamed and moved within a month stands under both names and branches; other months have one', async () => {
    await change('新名大药房', 'YT', '2019-09-16');
    const old = '第1大药房𠮷';
    const both = `${old}（2019-09-01 至 2019-09-15）、新名大药房（2019-09-16 至 2019-09-30）`;
    expect(await headingIn('2019-08', merchant())).toMatchObject({ name: old, branch: qingdao.name });
    expect(await headingIn('2019-09', merchant())).toMatchObject({
      name: both,
      branch: `${qingdao.name}（2019-09-01 至 2019-09-15）、烟台分公司（2019-09-16 至 2019-09-30）`,
    });
    expect(await headingIn('2019-10', merchant())).toMatchObject({
      name: '新名大药房',
      branch: '烟台分公司',
    });
    // Its group names both branches, and the member's section both names.
    const group = { subjectType: 'group', subjectId: people.groups[0] } as const;
    expect(await headingIn('2019-09', group)).toEqual({
      ...{ name: '集团GROUP1', branch: `${qingdao.name}、烟台分公司` },
      members: [both],
    });
  });

  test('a correction holds from the beginning, or from the last change on', async () => {
    await change('更正大药房', 'QD');
    expect(await headingIn('2019-08', merchant())).toMatchObject({
      name: '更正大药房',
      branch: qingdao.name,
    });
    await change('新名大药房', 'QD', '2019-09-01');
    await change('再更正大药房', 'QD');
    expect(await headingIn('2019-08', merchant())).toMatchObject({ name: '更正大药房' });
    expect(await headingIn('2019-09', merchant())).toMatchObject({ name: '再更正大药房' });
  });
});
