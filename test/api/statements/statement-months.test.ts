import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Statement } from '../../../db/entities/statement.ts';
import { StatementRun } from '../../../db/entities/statement-run.ts';
import { StatementRunItem } from '../../../db/entities/statement-run-item.ts';
import type { RunItemState } from '../../../contracts/runs.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo, statementIds, strangerNo } from '../fixture.ts';

interface Month {
  month: string;
  state: string;
  statementIds: string[];
}

let api: ApiUnderTest;
let merchant: Browser;
let group: Browser;

beforeAll(async () => {
  api = await startApi();
  [merchant, group] = [new Browser(api.url), new Browser(api.url)];
  await merchant.signIn('丰瑞堂药房');
  await group.signIn('group-owner');
});
afterAll(() => api.stop());

async function monthsOf(browser: Browser, query = ''): Promise<Month[]> {
  const response = await browser.send(`/api/v1/statement-months${query}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { items: Month[] }).items;
}

/** A run of the month in which merchant 1 has an item in this state; with none, it isn't in the run. */
async function addRun(period: string, state?: RunItemState): Promise<void> {
  const em = api.database.em();
  const createdAt = new Date(`${period}-20T00:00:00Z`);
  await em.insert(StatementRun, { period, state: 'SUCCEEDED', attempt: 1, requestedBy: 'test', createdAt });
  if (!state) return;
  const subject = { subjectType: 'merchant' as const, subjectId: 1, subjectNo: merchantNo };
  await em.insert(StatementRunItem, { period, ordinal: 0, ...subject, state, attempt: 1 });
}

describe('the months', () => {
  test('are the last twelve, this one included, and the chart has their sums', async () => {
    const months = await monthsOf(merchant);
    expect(months.map(({ month }) => month)).toEqual([
      ...['2018-11', '2018-12', '2019-01', '2019-02', '2019-03', '2019-04'],
      ...['2019-05', '2019-06', '2019-07', '2019-08', '2019-09', '2019-10'],
    ]);
    expect(months.at(-2)).toEqual({
      month: '2019-09',
      state: 'READY',
      count: 2 * 966,
      amountFen: 2 * 6_953_400,
      feeFen: 2 * 14_008,
      netFen: 2 * 6_939_392,
      payoutFen: 2 * 6_939_392,
      corrected: false,
      statementIds: [statementIds.lost, statementIds.own],
    });
    expect(months.at(-1)).toMatchObject({ state: 'NOT_YET', count: 0, expectedOn: '2019-10-20' });
    expect(months[0]).not.toHaveProperty('expectedOn');
  });

  test('stand as the item of their run does', async () => {
    await addRun('2019-01');
    await addRun('2019-02', 'EMPTY');
    await addRun('2019-03', 'FAILED');
    await addRun('2019-04', 'PENDING');
    await addRun('2019-05', 'RUNNING');
    const months = await monthsOf(merchant, '?from=2018-12&to=2019-05');
    expect(months.map(({ state }) => state)).toEqual([
      ...['NOT_YET', 'EMPTY', 'EMPTY', 'DELAYED', 'PRODUCING', 'PRODUCING'],
    ]);
    expect(JSON.stringify(months)).not.toContain('FAILED');
  });

  test('count the newest version alone, and say that there was another', async () => {
    const em = api.database.em();
    const { id, ...first } = await em.findOneOrFail(Statement, statementIds.own);
    const corrected = {
      version: 2,
      supersedesId: id,
      rowCount: 967,
      amountFen: 6_953_500,
      netFen: 6_939_492,
    };
    await em.insert(Statement, { ...first, id: '55555555-5555-4555-8555-555555555555', ...corrected });
    // An odd range is no month.
    const range = { periodFrom: '2019-09-01', periodTo: '2019-09-10' };
    await em.insert(Statement, { ...first, id: '66666666-6666-4666-8666-666666666666', ...range });
    expect((await monthsOf(merchant, '?from=2019-09&to=2019-09'))[0]).toMatchObject({
      count: 967 + 966,
      amountFen: 6_953_500 + 6_953_400,
      corrected: true,
      statementIds: [statementIds.lost, '55555555-5555-4555-8555-555555555555'],
    });
  });

  test('of a group are the group’s own, or those of the member it names', async () => {
    const idsOf = async (query: string) => (await monthsOf(group, query))[0]!.statementIds;
    expect(await idsOf('?from=2019-09&to=2019-09')).toEqual([statementIds.groups]);
    expect(await idsOf(`?from=2019-09&to=2019-09&merchantNo=${merchantNo}`)).toContain(statementIds.lost);
    const problem = await problemOf(await group.send(`/api/v1/statement-months?merchantNo=${strangerNo}`));
    expect(problem).toMatchObject({ status: 404, code: 'SUBJECT_NOT_FOUND' });
  });

  test.each([
    ['from=2019-13', 'PERIOD_FORMAT', 'from'],
    ['from=2019-09&to=2019-08', 'PERIOD_FORMAT', 'to'],
    ['to=2019-11', 'PERIOD_IN_FUTURE', 'to'],
    ['from=2016-10', 'REQUEST_INVALID', 'from'],
  ])('?%s is refused', async (query, code, field) => {
    const problem = await problemOf(await merchant.send(`/api/v1/statement-months?${query}`));
    expect(problem).toMatchObject({ status: 400, code, errors: [{ field, code }] });
  });
});
