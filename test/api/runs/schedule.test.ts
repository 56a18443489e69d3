import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { monthlyScheduleId } from '../../../contracts/ids.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { StatementRun } from '../../../db/entities/statement-run.ts';
import { ensureMonthlySchedule } from '../../../workers/schedule.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { signInOperator } from '../operator-sign-in.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';

const path = '/api/v1/ops/schedule';
const json = { reason: '换盘' };

let temporal: TemporalNamespace;
let api: ApiUnderTest;
let operator: Browser;

beforeAll(async () => {
  temporal = await openNamespace();
  api = await startApi({ temporal });
  operator = new Browser(api.url);
  await signInOperator(api, operator);
});
afterAll(async () => {
  await api.dependencies.temporal.schedule.getHandle(monthlyScheduleId).delete();
  await api.stop();
  await temporal.close();
});

const view = async () => (await (await operator.send(path)).json()) as Record<string, unknown>;

test('before a worker has made it, nothing can be told', async () => {
  expect((await operator.send(path)).status).toBe(503);
  await ensureMonthlySchedule(api.dependencies.temporal, 0);
});

test('it tells when it fires next and which months with clearing have no run', async () => {
  const em = api.database.em();
  const sums = {
    applicationTypeCode: 'BANK',
    rowCount: 0,
    amountFen: 0,
    feeFen: 0,
    state: 'LOADED' as const,
  };
  for (const clearingDate of ['2019-05-10', '2019-05-11', '2019-06-10', '2019-12-10'])
    await em.insert(ClearingFile, { ...sums, clearingDate, fileName: clearingDate });
  const run = { state: 'SUCCEEDED' as const, attempt: 1, requestedBy: 'test', createdAt: new Date() };
  await em.insert(StatementRun, { period: '2019-06', ...run });
  const { paused, nextAt, catchUpHours, missedMonths } = await view();
  expect({ paused, catchUpHours }).toEqual({ paused: true, catchUpHours: 72 });
  for (const time of nextAt as string[]) expect(time).toMatch(/-19T19:00:00/);
  expect(missedMonths).toContain('2019-05');
  expect(missedMonths).not.toContain('2019-06');
  expect(missedMonths).not.toContain('2019-12');
});

test('a new one is paused; pausing and resuming leave their rows, and a worker that starts leaves it paused', async () => {
  expect((await operator.send(`${path}/resume`, { json })).status).toBe(204);
  expect((await operator.send(`${path}/pause`, { json })).status).toBe(204);
  await ensureMonthlySchedule(api.dependencies.temporal, 0);
  expect(await view()).toMatchObject({ paused: true });
  expect(await problemOf(await operator.send(`${path}/pause`, { json }))).toMatchObject({
    code: 'NOTHING_TO_CHANGE',
  });
  expect((await operator.send(`${path}/resume`, { json })).status).toBe(204);
  expect(await view()).toMatchObject({ paused: false });
  const rows = await api.database
    .em()
    .find(AuditEvent, { target: 'schedule', outcome: 'ACCEPTED' }, { orderBy: { sequence: 'asc' } });
  expect(rows.map(({ action, actor, reason }) => [action, actor, reason])).toEqual([
    ['schedule.resume', 'operator:1', '换盘'],
    ['schedule.pause', 'operator:1', '换盘'],
    ['schedule.resume', 'operator:1', '换盘'],
  ]);
});
