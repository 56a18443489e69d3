import { beforeEach, expect, test } from '@jest/globals';
import { appendLedgerRows } from '../../../db/repositories/clearing/append-ledger-rows.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { onEachEngine } from '../engines.ts';
import { vault } from '../../support/vault.ts';
import { addMembership, addPeople, ledgerRow, now, type People } from '../fixture.ts';

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
    await addMembership(open(), people.groups[0], people.merchants[0], '2019-01-01', '2019-09-15');
    await addMembership(open(), people.groups[1], people.merchants[0], '2019-09-16');
  });

  const append = (...rows: readonly [merchant: number, date: string][]) =>
    inTransaction(open(), (em) =>
      appendLedgerRows(
        em,
        { kind: open().kind, vault },
        rows.map(([merchant, date]) => ledgerRow(people.merchants[merchant]!, date)),
        now,
      ),
    );
  const months = () => open().em().execute('select period, revision from clearing_month order by period');
  const revisions = () =>
    open()
      .em()
      .execute(
        'select period, subject_type, subject_id, revision from ledger_revision order by period, subject_type desc, subject_id',
      );

  test('rows count up their months, merchants, and the groups of which those are members then', async () => {
    const [first, second] = people.merchants;
    const [left, joined] = people.groups;
    await append([0, '2019-09-10'], [0, '2019-09-11'], [1, '2019-09-10'], [1, '2019-10-01']);
    await append([0, '2019-09-20']);
    expect(await months()).toEqual([
      { period: '2019-09', revision: 2 },
      { period: '2019-10', revision: 1 },
    ]);
    const september = { period: '2019-09' };
    expect(await revisions()).toEqual([
      { ...september, subject_type: 'merchant', subject_id: first, revision: 2 },
      { ...september, subject_type: 'merchant', subject_id: second, revision: 1 },
      { ...september, subject_type: 'group', subject_id: left, revision: 1 },
      { ...september, subject_type: 'group', subject_id: joined, revision: 1 },
      { period: '2019-10', subject_type: 'merchant', subject_id: second, revision: 1 },
    ]);
  });

  test('rows that are not kept count nothing up', async () => {
    const [merchantId] = people.merchants;
    const twice = [ledgerRow(merchantId, '2019-09-10', 7), ledgerRow(merchantId, '2019-09-10', 7)];
    const appended = inTransaction(open(), (em) =>
      appendLedgerRows(em, { kind: open().kind, vault }, twice, now),
    );
    await expect(appended).rejects.toMatchObject({ name: 'UniqueConstraintViolationException' });
    expect([await months(), await revisions()]).toEqual([[], []]);
  });

  test('writers of the same month at the same time lose no count', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, index) => append([index % 2, '2019-09-10'])));
    expect(await months()).toEqual([{ period: '2019-09', revision: 5 }]);
  });
});
