import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflowIds } from '../../../contracts/ids.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ClearingFile } from '../../../db/entities/clearing-file.ts';
import { RunManifest } from '../../../db/entities/run-manifest.ts';
import { SealedInput } from '../../../db/entities/sealed-input.ts';
import { StatementRun } from '../../../db/entities/statement-run.ts';
import { StatementRunItem } from '../../../db/entities/statement-run-item.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser } from '../browser.ts';
import { merchantNo, strangerNo } from '../fixture.ts';
import { signInOperator } from '../operator-sign-in.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';
import { refusalOf } from '../../support/refusal-of.ts';

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
});
afterAll(async () => {
  await api.stop();
  await temporal.close();
});

/** A month's run with an item that is done, one that failed and one that is empty. */
async function addRun(period: string, state: 'PARTIAL' | 'PAUSED' = 'PARTIAL'): Promise<void> {
  const em = api.database.em();
  const run = { period, state, attempt: 1, requestedBy: 'schedule', createdAt, startedAt: createdAt };
  await em.insert(StatementRun, run);
  const item = { period, attempt: 1 };
  const merchant = { ...item, subjectType: 'merchant' as const };
  const group = { ...item, subjectType: 'group' as const };
  await em.insertMany(StatementRunItem, [
    { ...merchant, ordinal: 0, subjectId: 1, subjectNo: merchantNo, state: 'DONE', finishedAt: createdAt },
    {
      ...merchant,
      ordinal: 1,
      subjectId: 2,
      subjectNo: strangerNo,
      state: 'FAILED',
      errorCode: 'RENDERING_FAILED',
    },
    { ...group, ordinal: 2, subjectId: 1, subjectNo: '800100200300', state: 'EMPTY' },
  ]);
}

/** A clearing file of the month that was declared and has not come. */
const addMissingFile = (period: string) => addFile(period, { state: 'DECLARED' });

async function addFile(
  period: string,
  file: { readonly state: 'DECLARED' | 'LOADED'; readonly amountFen?: number },
): Promise<void> {
  const sums = { rowCount: 0, amountFen: 0, feeFen: 0 };
  const named = { applicationTypeCode: 'bank-card', fileName: period, clearingDate: `${period}-28` };
  await api.database.em().insert(ClearingFile, { ...named, ...sums, ...file });
}

const incomplete = (details: object) => ({ status: 409, code: 'CLEARING_INCOMPLETE', details });

const inProgress = (period: string) => ({
  status: 409,
  code: 'RUN_IN_PROGRESS',
  details: { where: `${runs}/${period}` },
});

const inputOf = async (period: string) => {
  const handle = api.dependencies.temporal.workflow.getHandle(workflowIds.monthlyStatementRun(period));
  const { type, taskQueue, status } = await handle.describe();
  return { type, taskQueue, status: status.name };
};

describe('a run', () => {
  const counts = { items: 3, succeeded: 1, empty: 1, noRecipient: 0, failed: 1, cancelled: 0, pending: 0 };

  beforeAll(() => addRun('2019-08'));

  test('is listed with the counts of its items, and shown with its failures by code', async () => {
    const run = { period: '2019-08', state: 'PARTIAL', attempt: 1, requestedBy: 'schedule', counts };
    const instants = { createdAt: createdAt.toISOString(), startedAt: createdAt.toISOString() };
    const { items } = (await (await operator.send(runs)).json()) as { items: { period: string }[] };
    expect(items.filter(({ period }) => period === '2019-08')).toEqual([{ ...run, ...instants }]);
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
  ])('lists its items by state, error code or number: “%s”', async (query, numbers) => {
    const { items } = (await (await operator.send(`${runs}/2019-08/items${query}`)).json()) as Items;
    expect(items.map(({ subjectNo }) => subjectNo)).toEqual(numbers);
  });

  test('lists its items page by page', async () => {
    const first = (await (await operator.send(`${runs}/2019-08/items?limit=2`)).json()) as Items;
    const rest = (await (
      await operator.send(`${runs}/2019-08/items?cursor=${first.nextCursor!}`)
    ).json()) as Items;
    expect([...first.items, ...rest.items]).toHaveLength(3);
  });

  test.each([
    ['2019-13', 400, 'PERIOD_FORMAT'],
    ['2019-01', 404, 'RUN_NOT_FOUND'],
  ])('of %s, which is no month or has no run, is refused', async (period, status, code) => {
    for (const path of ['', '/items', '/retries/preview']) {
      expect(await refusalOf(await operator.send(`${runs}/${period}${path}`))).toEqual({ status, code });
    }
  });

  test('has a manifest once its attempt has ended, and none before', async () => {
    await addRun('2019-06');
    const path = `${runs}/2019-06/manifest`;
    expect(await refusalOf(await operator.send(path))).toEqual(inProgress('2019-06'));
    const sums = [
      { subjectType: 'merchant' as const, applicationTypeCode: 'BANK', statements: 1, count: 2 },
    ].map((sum) => ({ ...sum, amountFen: 3, netFen: 2, feeFen: 1 }));
    const manifest = { period: '2019-06', attempt: 1, statements: 1, files: 3, bytes: 9, sums, sha256: 'f' };
    await api.database.em().insert(RunManifest, { ...manifest, createdAt });
    expect(await (await operator.send(path)).json()).toEqual({
      ...manifest,
      createdAt: createdAt.toISOString(),
    });
  });

  test('answers nobody but an operator', async () => {
    const merchant = new Browser(api.url);
    await merchant.signIn('stranger');
    for (const path of ['', '/2019-08', '/2019-08/items', '/2019-08/retries/preview']) {
      expect((await merchant.send(runs + path)).status).toBe(401);
    }
    expect((await merchant.send(runs, { json: { period: '2019-09' } })).status).toBe(401);
  });
});

describe('starting a run', () => {
  test('as a dry run counts items and missing clearing files, and starts no workflow', async () => {
    await addMissingFile('2019-07');
    const response = await operator.send(runs, { json: { period: '2019-07', dryRun: true } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      period: '2019-07',
      dryRun: true,
      state: 'OPEN',
      reasons: ['FILES_MISSING'],
      provisional: false,
      refusal: 'CLEARING_INCOMPLETE',
      items: 0,
      merchants: 2,
      groups: 1,
      declaredFiles: 1,
      missingFiles: 1,
      mismatchedFiles: 0,
    });
    const { items } = (await (await operator.send(`${runs}/2019-07/plan`)).json()) as Items;
    expect(items).toHaveLength(3);
    await expect(inputOf('2019-07')).rejects.toThrow();
  });

  test.each([
    ['that is no month', '2019-9', { status: 400, code: 'PERIOD_FORMAT' }],
    ['that has not begun', '2019-11', { status: 400, code: 'PERIOD_IN_FUTURE' }],
    ['that has a run', '2019-05', { status: 409, code: 'RUN_EXISTS' }],
    ['with a missing file', '2019-04', incomplete({ declared: 1, missing: 1, mismatched: 0 })],
    ['with a wrong control total', '2018-06', incomplete({ declared: 1, missing: 0, mismatched: 1 })],
    ['without clearing', '2019-01', incomplete({ declared: 0, missing: 0, mismatched: 0 })],
  ])('of a month %s (%s) is refused', async (_which, period, refusal) => {
    if (refusal.code === 'RUN_EXISTS') await addRun(period);
    if (period === '2019-04') await addMissingFile(period);
    if (period === '2018-06') await addFile(period, { state: 'LOADED', amountFen: 1 });
    expect(await refusalOf(await operator.send(runs, { json: { period } }))).toEqual(refusal);
    const { refusal: shown } = (await (
      await operator.send(runs, { json: { period, dryRun: true } })
    ).json()) as { refusal?: string };
    if (refusal.status !== 409) return;
    expect(shown).toBe(refusal.code);
    const refused = { action: 'run.start', outcome: 'REFUSED' as const };
    const rows = await api.database.em().find(AuditEvent, refused, { orderBy: { sequence: 'desc' } });
    expect(rows[0]).toMatchObject({ actor: 'operator:1', detail: { errorCode: refusal.code } });
  });

  test('of a month with a missing file needs a reason, which no history of Temporal contains', async () => {
    await addMissingFile('2019-03');
    const json = { period: '2019-03', provisional: { reason: ' ' } };
    expect(await refusalOf(await operator.send(runs, { json }))).toMatchObject({ code: 'REQUEST_INVALID' });
    json.provisional.reason = 'the bank is late';
    expect((await operator.send(runs, { json })).status).toBe(202);
    const handle = api.dependencies.temporal.workflow.getHandle(workflowIds.monthlyStatementRun('2019-03'));
    expect(JSON.stringify(await handle.fetchHistory())).not.toContain('bank is late');
    const [sealed] = await api.database.em().find(SealedInput, { flowId: 'run:2019-03' });
    expect(JSON.parse(vault.cipher.open(sealed!.sealed))).toEqual({ reason: 'the bank is late' });
  });

  test('starts its workflow, and a repetition is refused', async () => {
    await addFile('2019-09', { state: 'LOADED' });
    const response = await operator.send(runs, { json: { period: '2019-09' } });
    expect(response.status).toBe(202);
    expect(await (await operator.send(response.headers.get('location')!)).json()).toMatchObject({
      period: '2019-09',
      state: 'PLANNED',
      counts: { items: 0 },
    });
    expect(response.headers.get('location')).toBe(`${runs}/2019-09`);
    expect(await inputOf('2019-09')).toEqual({
      type: 'monthlyStatementRun',
      taskQueue: 'statements',
      status: 'RUNNING',
    });
    expect(await refusalOf(await operator.send(runs, { json: { period: '2019-09' } }))).toEqual(
      inProgress('2019-09'),
    );
  });
});

describe('a command', () => {
  const json = { reason: 'the disk is being changed' };

  beforeAll(() => addRun('2019-02'));

  test.each([
    ['2019-01', 404, 'RUN_NOT_FOUND'],
    ['2019-02', 409, 'NOTHING_TO_CHANGE'],
  ])('to the run of %s, which is not in progress, is refused', async (period, status, code) => {
    for (const name of ['pause', 'resume', 'cancel']) {
      expect(await refusalOf(await operator.send(`${runs}/${period}/${name}`, { json }))).toEqual({
        status,
        code,
      });
    }
  });

  test('without a reason is refused', async () => {
    expect(await refusalOf(await operator.send(`${runs}/2019-02/pause`, { json: { reason: ' ' } }))).toEqual({
      status: 400,
      code: 'REQUEST_INVALID',
    });
  });
});

describe('a retry', () => {
  const pathOf = (period: string) => `${runs}/${period}/retries`;
  const previewOf = async (path: string, query = '') =>
    (await (await operator.send(`${path}/preview${query}`)).json()) as {
      items: number;
      previewToken: string;
    };

  test('is refused when no item failed with that code, or the preview is of another set', async () => {
    await addRun('2018-12');
    const path = pathOf('2018-12');
    const { items, previewToken } = await previewOf(path, '?errorCode=STORAGE_FAILED');
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

  test('of chosen items leaves out those that are done', async () => {
    await addRun('2018-11');
    const path = pathOf('2018-11');
    expect((await previewOf(path, '?ordinals=0,1,2')).items).toBe(1);
    expect((await previewOf(path, '?ordinals=0,2')).items).toBe(0);
    expect((await previewOf(path, '?state=CANCELLED')).items).toBe(0);
    expect((await operator.send(`${path}/preview?ordinals=1,x`)).status).toBe(400);
  });

  test('is refused while the run is in progress, with the place to look', async () => {
    await addRun('2018-10', 'PAUSED');
    const path = pathOf('2018-10');
    const { previewToken } = await previewOf(path);
    const refused = await operator.send(path, { json: { previewToken, reason: 'now' } });
    expect(await refusalOf(refused)).toEqual(inProgress('2018-10'));
  });

  test('starts with the previewed items, once', async () => {
    await addRun('2018-09');
    const path = pathOf('2018-09');
    const { items, previewToken } = await previewOf(path, '?errorCode=RENDERING_FAILED');
    expect(items).toBe(1);
    const json = { previewToken, reason: 'the font is back', errorCode: 'RENDERING_FAILED' };
    const both = await Promise.all([operator.send(path, { json }), operator.send(path, { json })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(await inputOf('2018-09')).toMatchObject({ type: 'monthlyStatementRun', status: 'RUNNING' });
    expect(await refusalOf(await operator.send(path, { json }))).toEqual(inProgress('2018-09'));
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
