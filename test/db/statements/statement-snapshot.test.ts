import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { createProductionInputs } from '../../../db/repositories/statements/production-inputs.ts';
import { findSubjectById } from '../../../db/sql/roster/subjects.ts';
import type { StatementSubjectRecord } from '../../../db/sql/roster/subjects.ts';
import type { StatementSection } from '../../../domain/statements/statement.ts';
import { noTotals, addTotals } from '../../../domain/clearing/totals.ts';
import { onEachEngine } from '../engines.ts';
import { addClearing, addMembership, addPeople, type People } from '../fixture.ts';
import { readSnapshot } from './read-snapshot.ts';

const september = { from: '2019-09-01', to: '2019-09-30' };

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });
  const inputs = () => createProductionInputs(open());
  const merchant = async (n: number) => (await inputs().findSubject('merchant', `95100200112100${n}`))!;
  const group = async (n: number) => (await inputs().findSubject('group', `GROUP${n}`))!;
  const read = (subject: StatementSubjectRecord, applicationTypeCode: string) =>
    readSnapshot(open(), { subject, applicationTypeCode, period: september });
  const amountsOf = (sections: readonly StatementSection[]) =>
    sections.map(({ merchantNo, rows }) => [merchantNo.slice(-1), rows.map(({ amountFen }) => amountFen)]);

  test('a subject is found by number and by id, with its branch', async () => {
    const found = await merchant(1);
    expect(found).toMatchObject({
      subjectType: 'merchant',
      subjectNo: '951002001121001',
      branchName: '青岛分公司',
    });
    expect(await findSubjectById(open().em(), 'merchant', found.subjectId)).toEqual(found);
    expect(await inputs().findSubject('group', '951002001121001')).toBeUndefined();
  });

  test('rows come in the order of the clearing files, totals with refunds from SQL', async () => {
    const [merchantId] = people.merchants;
    await addClearing(open(), {
      merchantId,
      date: '2019-09-10',
      amounts: [300, -10_000],
      terminalNo: '10252042',
    });
    await addClearing(open(), { merchantId, date: '2019-09-09', amounts: [20_000, 100, 5] });
    await addClearing(open(), { merchantId, date: '2019-09-09', amounts: [7_777] });
    await addClearing(open(), { merchantId, date: '2019-10-01', amounts: [1] });
    await addClearing(open(), { merchantId, date: '2019-09-09', amounts: [2], type: 'BANK' });
    await addClearing(open(), { merchantId: people.merchants[1], date: '2019-09-09', amounts: [3] });
    const { sections, totals } = await read(await merchant(1), 'CONVENIENCE');
    expect(amountsOf(sections)).toEqual([['1', [20_000, 100, 5, 7_777, 300, -10_000]]]);
    expect(totals).toEqual({ count: 6, amountFen: 18_182, netFen: 18_001, feeFen: 181 });
    expect(sections[0]!.totals).toEqual(totals);
    expect(sections[0]!.terminals.map(({ terminalNo, count }) => [terminalNo, count])).toEqual([
      ['10252042', 2],
      ['10252043', 4],
    ]);
    expect(sections[0]!.rows[0]).toMatchObject({
      transactionType: '消费',
      remark: '备注 "?" \'',
      remark1: '0',
    });
  });

  test('only application types with a transaction count, in the order of the page', async () => {
    const [merchantId] = people.merchants;
    await addClearing(open(), { merchantId, date: '2019-09-30', amounts: [1] });
    await addClearing(open(), { merchantId, date: '2019-09-01', amounts: [1], type: 'BANK' });
    await addClearing(open(), { merchantId, date: '2019-10-01', amounts: [1], type: 'OTHER' });
    expect(await inputs().applicationTypesIn(await merchant(1), september)).toEqual([
      { code: 'BANK', name: '银行卡' },
      { code: 'CONVENIENCE', name: '储值卡-便民卡' },
    ]);
    expect(await inputs().applicationTypesIn(await merchant(2), september)).toEqual([]);
  });

  test('a month without transactions is empty', async () => {
    const { sections, totals } = await read(await merchant(1), 'BANK');
    expect({ sections, totals }).toEqual({ sections: [], totals: noTotals });
  });

  test('a transaction belongs to the group its merchant was in on the clearing date', async () => {
    const [first, second, third] = people.merchants;
    await addMembership(open(), people.groups[0], second, '2019-01-01');
    await addMembership(open(), people.groups[0], first, '2019-01-01', '2019-09-10');
    await addMembership(open(), people.groups[1], first, '2019-09-11', '2019-09-20');
    await addMembership(open(), people.groups[0], first, '2019-09-25');
    for (const [date, fen] of [
      ['10', 10],
      ['11', 11],
      ['20', 20],
      ['21', 21],
      ['25', 25],
    ] as const) {
      await addClearing(open(), { merchantId: first, date: `2019-09-${date}`, amounts: [fen] });
    }
    await addClearing(open(), { merchantId: second, date: '2019-09-11', amounts: [-7] });
    await addClearing(open(), { merchantId: third, date: '2019-09-11', amounts: [9] });
    const one = await read(await group(1), 'CONVENIENCE');
    const two = await read(await group(2), 'CONVENIENCE');
    expect(amountsOf(one.sections)).toEqual([
      ['1', [10, 25]],
      ['2', [-7]],
    ]);
    expect(amountsOf(two.sections)).toEqual([['1', [11, 20]]]);
    for (const { sections, totals } of [one, two]) {
      expect(totals).toEqual(sections.map((section) => section.totals).reduce(addTotals, noTotals));
    }
    expect(await inputs().applicationTypesIn(await group(2), september)).toHaveLength(1);
  });

  test('memberships that overlap by mistake still put each transaction into one group', async () => {
    const [merchantId] = people.merchants;
    await addMembership(open(), people.groups[0], merchantId, '2019-01-01');
    await addMembership(open(), people.groups[1], merchantId, '2019-09-15', '2019-09-20');
    for (const day of [14, 15, 20, 21]) {
      await addClearing(open(), { merchantId, date: `2019-09-${day}`, amounts: [day] });
    }
    const one = await read(await group(1), 'CONVENIENCE');
    const two = await read(await group(2), 'CONVENIENCE');
    expect(amountsOf(one.sections)).toEqual([['1', [14]]]);
    expect(amountsOf(two.sections)).toEqual([['1', [15, 20]]]);
    expect([one.totals.amountFen, two.totals.amountFen]).toEqual([14, 35]);
  });

  test('more rows than a page holds arrive whole and once', async () => {
    const [merchantId] = people.merchants;
    const amounts = Array.from({ length: 6_000 }, (_, index) => index + 1);
    await addClearing(open(), { merchantId, date: '2019-09-09', amounts });
    await addClearing(open(), { merchantId, date: '2019-09-10', amounts: amounts.map((fen) => -fen) });
    const { sections, totals } = await read(await merchant(1), 'CONVENIENCE');
    expect(sections[0]!.rows.map(({ amountFen }) => amountFen)).toEqual([
      ...amounts,
      ...amounts.map((fen) => -fen),
    ]);
    expect(totals).toMatchObject({ count: 12_000, amountFen: 0 });
  });

  test('the digest is the same on every engine and changes with one fen', async () => {
    const rows = Array.from({ length: 2 }, (_, index) => digestRow(people.merchants[0], index));
    await open().em().insertMany(ClearingTransaction, rows);
    const before = await read(await merchant(1), 'CONVENIENCE');
    const line = (index: number) =>
      '["951002001121001","2019-09-09","2019-09-08","23:59:59","10252043","622848******1234","消费",100,99,1,' +
      `"000001","00000000000${index}","POS","𠮷 \\"\\\\",""]\n`;
    expect(before.digest).toBe(
      createHash('sha256')
        .update(line(0) + line(1))
        .digest('hex'),
    );
    await open().em().nativeUpdate(ClearingTransaction, { lineNo: 1 }, { amountFen: 101, netFen: 100 });
    const after = await read(await merchant(1), 'CONVENIENCE');
    expect(after.digest).not.toBe(before.digest);
  });
});

function digestRow(merchantId: number, index: number) {
  return {
    clearingFileId: 1,
    lineNo: index,
    merchantId,
    applicationTypeCode: 'CONVENIENCE',
    clearingDate: '2019-09-09',
    transactionDate: '2019-09-08',
    transactionTime: '23:59:59',
    terminalNo: '10252043',
    maskedCardNo: '622848******1234',
    transactionType: '消费',
    amountFen: 100,
    netFen: 99,
    feeFen: 1,
    traceNo: '000001',
    systemReferenceNo: `00000000000${index}`,
    channel: 'POS',
    remark: '𠮷 "\\',
    remark1: '',
  };
}
