import { beforeEach, expect, test } from '@jest/globals';
import { createPublications } from '../../../db/repositories/statements/statement-publication.ts';
import { findSubjectById } from '../../../db/sql/roster/subjects.ts';
import { createProductionInputs, subjectKey } from '../../../db/repositories/statements/production-inputs.ts';
import { buildInMemoryContent } from '../../../db/repositories/statements/in-memory-content.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addClearing, addMembership, addPeople, now, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';
import { readSnapshot } from './read-snapshot.ts';

const september = { from: '2019-09-01', to: '2019-09-30' };

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
  });
  const inputs = () => createProductionInputs(open());
  const merchants = () =>
    people.merchants.map((subjectId) => ({ subjectType: 'merchant' as const, subjectId }));

  async function inputOf(owner: { subjectType: 'merchant' | 'group'; subjectId: number }) {
    const group = { subjectType: 'group' as const, subjectId: people.groups[0] };
    return (await inputs().load([...merchants(), group], september)).get(subjectKey(owner));
  }

  test('what is read of many at once is what is read of one alone', async () => {
    const [first, second, third] = people.merchants;
    const add = (merchantId: number, date: string, amounts: number[], type = 'CONVENIENCE') =>
      addClearing(open(), { merchantId, date: `2019-${date}`, amounts, type });
    await add(first, '09-30', [100, -10_000]);
    await add(second, '09-09', [7]);
    await add(first, '09-01', [300, 20], 'BANK');
    await add(first, '09-01', [5]);
    await add(first, '10-01', [1]);
    await add(third, '08-31', [1]);
    for (const owner of merchants()) {
      const { subject, statements } = (await inputOf(owner))!;
      expect(subject).toEqual(await findSubjectById(open().em(), 'merchant', owner.subjectId));
      expect(statements.map(({ applicationType }) => applicationType)).toEqual(
        await inputs().applicationTypesIn(owner, september),
      );
      for (const { applicationType, ledger } of statements) {
        const wanted = { subject, applicationTypeCode: applicationType.code, period: september };
        const alone = await readSnapshot(open(), wanted);
        const { subjectNo: merchantNo, name: merchantName } = subject;
        const together = buildInMemoryContent(
          [{ merchantNo, merchantName, rows: ledger!.rows }],
          ledger!.totals,
          ledger!.findings,
        );
        expect([together.digest, together.totals]).toEqual([alone.digest, alone.totals]);
      }
    }
  });

  test('who has many rows, and a group, is read when its turn comes', async () => {
    const [large, small, none] = people.merchants;
    const amounts = Array.from({ length: policy.statement.maxRowsInMemory }, () => 1);
    await addClearing(open(), { merchantId: large, date: '2019-09-09', amounts });
    await addClearing(open(), { merchantId: small, date: '2019-09-09', amounts: [2] });
    await addMembership(open(), people.groups[0], small, '2019-01-01');
    const ledgers = async (subjectType: 'merchant' | 'group', subjectId: number) =>
      (await inputOf({ subjectType, subjectId }))!.statements.map(({ ledger }) => ledger?.rows.length);
    expect(await ledgers('merchant', large)).toEqual([undefined]);
    expect(await ledgers('merchant', small)).toEqual([1]);
    expect(await ledgers('merchant', none)).toEqual([]);
    expect(await ledgers('group', people.groups[0])).toEqual([undefined]);
  });

  test('each has its own newest version and its own recipients; who is not there has no input', async () => {
    const [first, second] = people.merchants;
    for (const merchantId of [first, second])
      await addClearing(open(), { merchantId, date: '2019-09-09', amounts: [100] });
    const published = {
      subjectType: 'merchant' as const,
      subjectId: first,
      subjectNo: '951002001121001',
      applicationTypeCode: 'CONVENIENCE',
      period: september,
      totals: { count: 1, amountFen: 100, netFen: 99, feeFen: 1 },
      files: [],
    };
    const versions = [
      { ...published, id: 'one', version: 1, supersedesId: null, snapshotDigest: 'digest 1' },
      { ...published, id: 'two', version: 2, supersedesId: 'one', snapshotDigest: 'digest 2' },
    ];
    await createPublications(open(), vault).publish({ statements: versions, messages: [], now });
    await addAccount(open(), second, 'owner');
    const [one, two] = [await inputOf(merchants()[0]!), await inputOf(merchants()[1]!)];
    expect(one).toMatchObject({
      recipients: undefined,
      statements: [
        { latest: { id: 'two', version: 2, snapshotDigest: 'digest 2', totals: published.totals } },
      ],
    });
    expect(two).toMatchObject({
      recipients: { statementMail: 'attachments', contacts: [] },
      statements: [{ latest: undefined }],
    });
    expect(await inputOf({ subjectType: 'merchant', subjectId: 0 })).toBeUndefined();
    expect(await inputs().load([], september)).toEqual(new Map());
  });
});
