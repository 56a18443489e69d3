import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflowIds } from '../../../contracts/ids.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { RunManifest } from '../../../db/entities/run-manifest.ts';
import { SealedInput } from '../../../db/entities/sealed-input.ts';
import { StatementRun } from '../../../db/entities/statement-run.ts';
import { StatementRunItem } from '../../../db/entities/statement-run-item.ts';
import { type ApiUnderTest, startApi, vault } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo, strangerNo } from '../fixture.ts';
import { signInOperator } from '../operator-sign-in.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';

interface Items {
  items: { subjectNo: string; state: string }[];
  nextCursor?: string;
}

const runs = '/api/v1/ops/runs';
const createdAt = new Date('2019-09-20T00:00:00.000Z');

let temporal: TemporalNamespace;
let api: ApiUnderTest;
let operator: Browser;

beforeAll(async () => {
  temporal = await openNamespace();
  api = await startApi({ temporal });
  operator = new Browser(api.url);
  await signInOperator(api, operator);
  const em = api.database.em();
  await em.insert(StatementRun, {
    period: '2019-08',
    state: 'PARTIAL',
    attempt: 1,
    requestedBy: 'schedule',
    createdAt,
    startedAt: createdAt,
  });
  await em.insertMany(StatementRunItem, [
    { ...item(0, 'merchant', 1, merchantNo), state: 'DONE' as const, finishedAt: createdAt },
    { ...item(1, 'merchant', 2, strangerNo), state: 'FAILED' as const, errorCode: 'RENDERING_FAILED' },
    { ...item(2, 'group', 1, '800100200300'), state: 'EMPTY' as const },
  ]);
  await em.insert(ClearingFile, {
    clearingDate: '2019-07-31',
    applicationTypeCode: 'bank-card',
    fileName: 'f',
    state: 'DECLARED',
    rowCount: 0,
    amountFen: 0,
    feeFen: 0,
  });
});
afterAll(async () => {
  await api.stop();
  await temporal.close();
});

function item(ordinal: number, subjectType: 'merchant' | 'group', subjectId: number, subjectNo: string) {
  return { period: '2019-08', ordinal, subjectType, subjectId, subjectNo, attempt: 1 };
}

async function refusalOf(response: Response) {
  const { status, code } = await problemOf(response);
  return { status, code };
}

const inputOf = async (period: string) => {
  const handle = api.dependencies.temporal.workflow.getHandle(workflowIds.monthlyStatementRun(period));
  const { type, taskQueue, status } = await handle.describe();
  return { type, taskQueue, status: status.name };
};

describe('a run', () => {
  const counts = { items: 3, succeeded: 1, empty: 1, noRecipient: 0, failed: 1, cancelled: 0, pending: 0 };

  test('is listed, and told with its failures', async () => {
    const run = { period: '2019-08', state: 'PARTIAL', attempt: 1, requestedBy: 'schedule', counts };
    const instants = { createdAt: createdAt.toISOString(), startedAt: createdAt.toISOString() };
    expect(await (await operator.send(runs)).json()).toEqual({ items: [{ ...run, ...instants }] });
    expect(await (await operator.send(`${runs}/2019-08`)).json()).toEqual({
      ...run,
      ...instants,
      errors: [{ errorCode: 'RENDERING_FAILED', count: 1 }],
    });
  });

  test.each([
    ['', [merchantNo, strangerNo, '800100200300']],
    ['?state=FAILED', [strangerNo]],
    ['?errorCode=RENDERING_FAILED', [strangerNo]],
    ['?q=8001', ['800100200300']],
  ])('has items%s', async (query, numbers) => {
    const { items } = (await (await operator.send(`${runs}/2019-08/items${query}`)).json()) as Items;
    expect(items.map(({ subjectNo }) => subjectNo)).toEqual(numbers);
  });

  test('has items page by page', async () => {
    const first = (await (await operator.send(`${runs}/2019-08/items?limit=2`)).json()) as Items;
    const rest = (await (
      await operator.send(`${runs}/2019-08/items?cursor=${first.nextCursor!}`)
    ).json()) as Items;
    expect([...first.items, ...rest.items]).toHaveLength(3);
  });

  test.each([
    ['2019-13', 400, 'PERIOD_FORMAT'],
    ['2019-01', 404, 'RUN_NOT_FOUND'],
  ])('of %s is refused', async (period, status, code) => {
    for (const path of ['', '/items', '/retries/preview']) {
      expect(await refusalOf(await operator.send(`${runs}/${period}${path}`))).toEqual({ status, code });
    }
  });

  test('has a manifest of what its last attempt ended with', async () => {
    const path = `${runs}/2019-08/manifest`;
    expect(await refusalOf(await operator.send(path))).toEqual({ status: 409, code: 'RUN_IN_PROGRESS' });
    const sums = [
      { subjectType: 'merchant' as const, applicationTypeCode: 'BANK', statements: 1, count: 2 },
    ].map((sum) => ({ ...sum, amountFen: 3, netFen: 2, feeFen: 1 }));
    const manifest = { period: '2019-08', attempt: 1, statements: 1, files: 3, bytes: 9, sums, sha256: 'f' };
    await api.database.em().insert(RunManifest, { ...manifest, createdAt });
    expect(await (await operator.send(path)).json()).toEqual({
      ...manifest,
      createdAt: createdAt.toISOString(),
    });
  });

  test('needs an operator', async () => {
    const merchant = new Browser(api.url);
    await merchant.signIn('stranger');
    for (const path of ['', '/2019-08', '/2019-08/items', '/2019-08/retries/preview']) {
      expect((await merchant.send(runs + path)).status).toBe(401);
    }
    expect((await merchant.send(runs, { json: { period: '2019-09' } })).status).toBe(401);
  });
});

describe('starting a run', () => {
  test('dry only counts', async () => {
    const response = await operator.send(runs, { json: { period: '2019-07', dryRun: true } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      period: '2019-07',
      dryRun: true,
      items: 3,
      merchants: 2,
      groups: 1,
      missingFiles: 1,
      mismatchedFiles: 0,
    });
    const { items } = (await (await operator.send(`${runs}/2019-07/plan`)).json()) as Items;
    expect(items).toHaveLength(3);
    await expect(inputOf('2019-07')).rejects.toThrow();
  });

  test.each([
    ['2019-9', 400, 'PERIOD_FORMAT'],
    ['2019-11', 400, 'PERIOD_IN_FUTURE'],
    ['2019-08', 409, 'RUN_EXISTS'],
    ['2019-07', 409, 'CLEARING_INCOMPLETE'],
  ])('of %s is refused', async (period, status, code) => {
    expect(await refusalOf(await operator.send(runs, { json: { period } }))).toEqual({ status, code });
  });

  test('of a month with a file missing goes on when told, with the reason in no place of Temporal', async () => {
    const json = { period: '2019-07', provisional: { reason: ' ' } };
    expect(await refusalOf(await operator.send(runs, { json }))).toMatchObject({ code: 'REQUEST_INVALID' });
    json.provisional.reason = 'the bank is late';
    expect((await operator.send(runs, { json })).status).toBe(202);
    const handle = api.dependencies.temporal.workflow.getHandle(workflowIds.monthlyStatementRun('2019-07'));
    expect(JSON.stringify(await handle.fetchHistory())).not.toContain('bank is late');
    const [sealed] = await api.database.em().find(SealedInput, { flowId: 'run:2019-07' });
    expect(JSON.parse(vault.cipher.open(sealed!.sealed))).toEqual({ reason: 'the bank is late' });
  });

  test('starts its workflow once', async () => {
    const response = await operator.send(runs, { json: { period: '2019-09' } });
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe(`${runs}/2019-09`);
    expect(await inputOf('2019-09')).toEqual({
      type: 'monthlyStatementRun',
      taskQueue: 'statements',
      status: 'RUNNING',
    });
    expect(await refusalOf(await operator.send(runs, { json: { period: '2019-09' } }))).toEqual({
      status: 409,
      code: 'RUN_IN_PROGRESS',
    });
  });
});

describe('an order', () => {
  const json = { reason: 'the disk is being changed' };

  test.each([
    ['2019-01', 404, 'RUN_NOT_FOUND'],
    ['2019-08', 409, 'NOTHING_TO_CHANGE'],
  ])('to %s, which is not under way, is refused', async (period, status, code) => {
    for (const name of ['pause', 'resume', 'cancel']) {
      expect(await refusalOf(await operator.send(`${runs}/${period}/${name}`, { json }))).toEqual({
        status,
        code,
      });
    }
  });

  test('wants a reason', async () => {
    expect(await refusalOf(await operator.send(`${runs}/2019-08/pause`, { json: { reason: ' ' } }))).toEqual({
      status: 400,
      code: 'REQUEST_INVALID',
    });
  });
});

describe('a retry', () => {
  const path = `${runs}/2019-08/retries`;
  const previewOf = async (query = '') =>
    (await (await operator.send(`${path}/preview${query}`)).json()) as {
      items: number;
      previewToken: string;
    };

  test('is refused when nothing failed so, or the preview is of another set', async () => {
    const { items, previewToken } = await previewOf('?errorCode=STORAGE_FAILED');
    expect(items).toBe(0);
    const json = { previewToken, reason: 'storage is back' };
    expect(
      await refusalOf(await operator.send(path, { json: { ...json, errorCode: 'STORAGE_FAILED' } })),
    ).toEqual({ status: 409, code: 'RUN_NOTHING_TO_RETRY' });
    expect(await refusalOf(await operator.send(path, { json }))).toEqual({
      status: 409,
      code: 'RUN_PREVIEW_STALE',
    });
    expect(await refusalOf(await operator.send(path, { json: { ...json, reason: ' ' } }))).toEqual({
      status: 400,
      code: 'REQUEST_INVALID',
    });
  });

  test('can be of chosen items; what is done is never among them', async () => {
    expect((await previewOf('?ordinals=0,1,2')).items).toBe(1);
    expect((await previewOf('?ordinals=0,2')).items).toBe(0);
    expect((await previewOf('?state=CANCELLED')).items).toBe(0);
    expect((await operator.send(`${path}/preview?ordinals=1,x`)).status).toBe(400);
  });

  test('is refused, with where to look, while the run is under way', async () => {
    const em = api.database.em();
    await em.nativeUpdate(StatementRun, { period: '2019-08' }, { state: 'PAUSED' });
    const { previewToken } = await previewOf();
    const refused = await operator.send(path, { json: { previewToken, reason: 'now' } });
    expect(await refused.json()).toMatchObject({
      code: 'RUN_IN_PROGRESS',
      details: { where: `${runs}/2019-08` },
    });
    await em.nativeUpdate(StatementRun, { period: '2019-08' }, { state: 'PARTIAL' });
  });

  test('is started for just what was previewed', async () => {
    const { items, previewToken } = await previewOf('?errorCode=RENDERING_FAILED');
    expect(items).toBe(1);
    const json = { previewToken, reason: 'the font is back', errorCode: 'RENDERING_FAILED' };
    const both = await Promise.all([operator.send(path, { json }), operator.send(path, { json })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(await inputOf('2019-08')).toMatchObject({ type: 'monthlyStatementRun', status: 'RUNNING' });
    expect(await refusalOf(await operator.send(path, { json }))).toEqual({
      status: 409,
      code: 'RUN_IN_PROGRESS',
    });
  });
});

test('an odd range is produced once, for the merchant itself or a group’s member', async () => {
  const ask = async (username: string, json: object) => {
    const browser = new Browser(api.url);
    await browser.signIn(username);
    return browser.send('/api/v1/statements', { json });
  };
  const range = { from: '2019-09-01', to: '2019-09-10' };
  const own = await ask('丰瑞堂药房', range);
  const member = await ask('group-owner', { ...range, merchantNo });
  expect([own.status, member.status]).toEqual([202, 202]);
  for (const asked of [own, member])
    expect(asked.headers.get('location')).toMatch(/^\/api\/v1\/statement-requests\/[\da-f-]{36}$/);
  expect(await member.json()).toEqual({ where: member.headers.get('location') });
  const id = workflowIds.statement(`merchant-${merchantNo}-2019-09-01-2019-09-10`);
  expect((await api.dependencies.temporal.workflow.getHandle(id).describe()).type).toBe('produceStatement');
  expect((await ask('group-owner', range)).status).toBe(202);
});
