import { expect, test } from '@jest/globals';
import { Merchant } from '../../../db/entities/merchant.ts';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { createRunRepository } from '../../../db/repositories/runs/run-repository.ts';
import { vault } from '../../support/vault.ts';
import { onEachEngine } from '../engines.ts';
import { addClearing, addPeople, now } from '../fixture.ts';

const period = '2019-09';
const plan = { period, requestedBy: 'schedule', now };

onEachEngine((open) => {
  const runs = () => createRunRepository(open(), vault);

  test('what is read in pages is read to its end: merchants, their rows, and the lines of a file', async () => {
    await addPeople(open());
    const merchants = Array.from({ length: 2_100 }, (_, n) => ({
      ...{ merchantNo: `8990000${String(n).padStart(8, '0')}`, name: `${n}`, branchCode: 'QD' },
    }));
    await open().em().insertMany(Merchant, merchants);
    const [last] = await open()
      .em()
      .find(Merchant, {}, { orderBy: { id: 'desc' }, limit: 1 });
    await addClearing(open(), { merchantId: last!.id, date: '2019-09-05', amounts: [100, 200, 300] });
    await addClearing(open(), { merchantId: 99_999, date: '2019-09-06', amounts: [100] });
    // The lines of a file begin and end where a page does not.
    await open().em().execute('update clearing_transaction set line_no = 45000 where line_no = 3');
    await open()
      .em()
      .execute('update clearing_transaction set line_no = 0 where line_no = 1 and amount_fen = 100');

    expect(await runs().plan(plan)).toEqual({ attempt: 1, items: 2_103 });
    await runs().start(period, 1, now);
    await open().em().execute("update statement_run_item set state = 'EMPTY'");
    const end = await runs().finalize(period, 1, now);
    expect(end).toMatchObject({ state: 'PARTIAL', counts: { failed: 1, empty: 2_102 } });
    const queries = createRunQueries(open());
    expect(await queries.byPeriod(period)).toMatchObject({
      unownedRows: 1,
      unownedMerchants: 1,
      counts: end.counts,
    });
    const { items } = await queries.items({ period, state: 'FAILED', limit: 5 });
    expect(items).toMatchObject([{ subjectNo: last!.merchantNo, errorCode: 'TOTALS_DISAGREE' }]);
  });
});
