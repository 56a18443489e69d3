import { beforeEach, expect, test } from '@jest/globals';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { createRunItems } from '../../../db/repositories/runs/run-items.ts';
import { createRunRepository } from '../../../db/repositories/runs/run-repository.ts';
import { findSubjectById } from '../../../db/sql/roster/subjects.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { onEachEngine } from '../engines.ts';
import { readSnapshot } from '../statements/read-snapshot.ts';
import { addClearing, addMembership, addPeople, now, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const period = '2019-09';

onEachEngine((open) => {
  let people: People;
  const runs = () => createRunRepository(open(), vault);
  const runItems = () => createRunItems(open(), vault);

  /** A statement of 1,000 + 2,000 fen for the first merchant and its group, as they were done by a run. */
  beforeEach(async () => {
    people = await addPeople(open());
    await addMembership(open(), people.groups[0], people.merchants[0], '2019-01-01');
    await addClearing(open(), {
      merchantId: people.merchants[0],
      date: '2019-09-30',
      amounts: [1_000, 2_000],
    });
    await runs().plan({ period, requestedBy: 'test', now });
    await runs().start(period, 1, now);
    await publish('merchant', people.merchants[0], 0);
    for (const ordinal of [1, 2]) await finish(ordinal);
    await publish('group', people.groups[0], 3);
  });

  async function finish(ordinal: number): Promise<void> {
    await runItems().claim(period, ordinal, ordinal + 1, 1);
    await runItems().finish({ period, ordinal, attempt: 1, state: 'EMPTY', now });
  }

  async function publish(subjectType: 'merchant' | 'group', subjectId: number, ordinal: number) {
    const subject = (await findSubjectById(open().em(), subjectType, subjectId))!;
    const month = periodOfMonth(period);
    const wanted = { subject, applicationTypeCode: 'CONVENIENCE', period: month };
    const { totals, digest } = await readSnapshot(open(), wanted);
    await runItems().claim(period, ordinal, ordinal + 1, 1);
    const publication = {
      statements: [
        {
          ...{ id: `${subjectType}-1`, subjectType, subjectId, subjectNo: subject.subjectNo },
          ...{ applicationTypeCode: 'CONVENIENCE', period: month, version: 1, supersedesId: null },
          ...{ totals, snapshotDigest: digest },
          files: [
            {
              format: 'csv' as const,
              part: 1,
              fileName: 'a',
              storageKey: subjectType,
              bytes: 10,
              sha256: 'f'.repeat(64),
            },
          ],
        },
      ],
      messages: [],
      item: { period, ordinal, attempt: 1, state: 'DONE' as const },
    };
    await runItems().publish([publication], now);
  }

  const failures = () =>
    open()
      .em()
      .execute(
        "select subject_no, error_code from statement_run_item where state = 'FAILED' order by ordinal",
      );
  const manifest = () => createRunQueries(open()).manifest(period);

  test('what adds up is written down with counts, sums and a digest, once', async () => {
    expect((await runs().finalize(period, 1, now)).state).toBe('SUCCEEDED');
    const sum = { statements: 1, count: 2, amountFen: 3_000, netFen: 2_970, feeFen: 30 };
    const applicationTypeCode = 'CONVENIENCE';
    const first = await manifest();
    expect(first).toEqual({
      ...{ period, attempt: 1, statements: 2, files: 2, bytes: 20, createdAt: now },
      sums: [
        { subjectType: 'merchant', applicationTypeCode, ...sum },
        { subjectType: 'group', applicationTypeCode, ...sum },
      ],
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
    });
    await runs().finalize(period, 1, now);
    expect(await manifest()).toEqual(first);
  });

  test('the digest tells another byte, another row and another sum', async () => {
    const digests = new Set<string>();
    const changes = [
      "update statement_file set sha256 = 'e' where id = 1",
      "update statement set snapshot_digest = 'e' where id = 'merchant-1'",
      "update statement set row_count = 3 where id = 'group-1'",
      'select 1',
    ];
    for (const change of changes) {
      await open().em().execute(change);
      await runs().finalize(period, 1, now);
      digests.add((await manifest())!.sha256);
      await open().em().execute('delete from run_manifest');
    }
    expect(digests.size).toBe(changes.length - 1);
  });

  test.each([
    ['dropped', 'delete from clearing_transaction where line_no = 2'],
    [
      'changed by a fen',
      'update clearing_transaction set amount_fen = amount_fen + 1, net_fen = net_fen + 1 where line_no = 1',
    ],
    [
      'changed in its fee',
      'update clearing_transaction set fee_fen = fee_fen + 1, net_fen = net_fen - 1 where line_no = 1',
    ],
  ])('a row that is %s after it was published is found, for the merchant and its group', async (_, sql) => {
    await open().em().execute(sql);
    expect(await runs().finalize(period, 1, now)).toMatchObject({ state: 'PARTIAL', counts: { failed: 2 } });
    expect(await failures()).toEqual([
      { subject_no: '951002001121001', error_code: 'TOTALS_DISAGREE' },
      { subject_no: 'GROUP1', error_code: 'TOTALS_DISAGREE' },
    ]);
  });

  test.each([
    ['one fen more', 'update statement set amount_fen = amount_fen + 1'],
    ['one row less', 'update statement set row_count = row_count - 1'],
    ['twice the sums', 'update statement set row_count = row_count * 2, amount_fen = amount_fen * 2'],
  ])('a statement that says %s is found', async (_, sql) => {
    await open().em().execute(`${sql} where id = 'merchant-1'`);
    await runs().finalize(period, 1, now);
    expect(await failures()).toEqual([{ subject_no: '951002001121001', error_code: 'TOTALS_DISAGREE' }]);
  });

  test('a row that came for a merchant taken for empty is found', async () => {
    await addClearing(open(), { merchantId: people.merchants[1], date: '2019-09-01', amounts: [5] });
    await runs().finalize(period, 1, now);
    expect(await failures()).toEqual([{ subject_no: '951002001121002', error_code: 'TOTALS_DISAGREE' }]);
  });
});
