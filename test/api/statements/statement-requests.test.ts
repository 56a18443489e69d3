import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withFailures } from '../../../activities/failures/failures.ts';
import { createOnDemandActivities } from '../../../activities/statements/on-demand.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { createRenderer } from '../../../rendering/renderer.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser, problemOf } from '../browser.ts';
import { merchantNo } from '../fixture.ts';
import { addSale } from './produced-statements.ts';
import { openNamespace, type TemporalNamespace } from '../temporal-namespace.ts';
import { eventually } from '../../support/eventually.ts';

interface Request {
  id: string;
  state: string;
  progress: { done: number; total: number };
  statementIds: string[];
}

let temporal: TemporalNamespace;
let api: ApiUnderTest;
let merchant: Browser;
let group: Browser;
const renderer = createRenderer({ threads: 1 });

beforeAll(async () => {
  temporal = await openNamespace();
  api = await startApi({ temporal });
  [merchant, group] = [new Browser(api.url), new Browser(api.url)];
  await merchant.signIn('丰瑞堂药房');
  await group.signIn('group-owner');
  for (const applicationTypeCode of ['stored-value', 'bank-card']) {
    await addSale(api, { merchantId: 1, clearingDate: '2019-10-02', amountFen: 400, applicationTypeCode });
  }
}, 60_000);
afterAll(async () => {
  await api.stop();
  await temporal.close();
  await renderer.close();
});

const days = (from: string, to = from) => ({ from: `2019-10-${from}`, to: `2019-10-${to}` });

async function ask(browser: Browser, json: object): Promise<string> {
  const response = await browser.send('/api/v1/statements', { json });
  expect(response.status).toBe(202);
  return response.headers.get('location')!;
}

async function look(browser: Browser, where: string): Promise<Request> {
  const response = await browser.send(where);
  expect(response.status).toBe(200);
  return (await response.json()) as Request;
}

/** Looks until the production has ended, as a page does. */
const ended = (browser: Browser, where: string): Promise<Request> =>
  eventually(
    'the end of the production',
    () => look(browser, where),
    ({ state }) => state !== 'PRODUCING',
  );

/** The project's own activities over the api's database; `before` is waited for by every type. */
function startWorker(before: (type: string) => Promise<void> = async () => undefined) {
  const files = createLocalFileStore(join(api.folder, 'files'));
  const parts = {
    repositories: createRepositories(api.database, vault),
    renderer,
    files,
    clock: () => api.time.now,
    log: api.dependencies.log,
    vault,
    wakeOutbox: async () => undefined,
  };
  const activities = createOnDemandActivities(parts);
  const produceOnDemand = async (input: Parameters<typeof activities.produceOnDemand>[0]) => {
    await before(input.applicationTypeCode);
    return activities.produceOnDemand(input);
  };
  return temporal.startWorker(withFailures({ ...activities, produceOnDemand }, api.dependencies.log));
}

test('a request says how far it is, then names its statements, and a page that was left finds it', async () => {
  const where = await ask(merchant, days('01', '05'));
  expect(where).toMatch(/^\/api\/v1\/statement-requests\/[\da-f-]{36}$/);
  expect(await look(merchant, where)).toMatchObject({ state: 'PRODUCING', progress: { done: 0, total: 0 } });
  expect(await ask(merchant, days('01', '05'))).toBe(where);
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const worker = await startWorker((type) => (type === 'bank-card' ? held : Promise.resolve()));
  const half = await eventually(
    'the first file',
    () => look(merchant, where),
    ({ progress }) => progress.done === 1,
  );
  expect(half).toMatchObject({ state: 'PRODUCING', progress: { done: 1, total: 2 }, statementIds: [] });
  goOn();
  const done = await ended(merchant, where);
  await worker.stop();
  expect(done).toEqual({
    id: where.split('/').at(-1),
    state: 'READY',
    period: days('01', '05'),
    progress: { done: 2, total: 2 },
    statementIds: [expect.any(String), expect.any(String)],
    requestedAt: '2019-10-15T02:00:00.000Z',
    expiresAt: '2019-10-16T02:00:00.000Z',
  });
  for (const id of done.statementIds) {
    expect((await merchant.send(`/api/v1/statements/${id}`)).status).toBe(200);
  }
  expect(await (await merchant.send('/api/v1/statement-requests')).json()).toEqual({ items: [done] });
}, 60_000);

test('a range without transactions ends empty, and one that fails says by which code', async () => {
  const worker = await startWorker(() => Promise.reject(new BusinessError('RENDERING_FAILED')));
  const empty = await ask(group, { ...days('03'), merchantNo });
  expect(await ended(group, empty)).toMatchObject({ state: 'EMPTY', merchantNo, statementIds: [] });
  const failed = await ask(group, days('02'));
  const { state, ...rest } = await ended(group, failed);
  await worker.stop();
  expect({ state, ...rest }).toMatchObject({ state: 'FAILED', code: 'RENDERING_FAILED', statementIds: [] });
}, 60_000);

test('a request is its account’s alone, and is forgotten after a day', async () => {
  const where = await ask(group, { ...days('04'), merchantNo });
  const ofMember = await ask(merchant, days('04'));
  expect(ofMember).not.toBe(where);
  const refused = async (browser: Browser) => (await problemOf(await browser.send(where))).code;
  expect(await refused(merchant)).toBe('STATEMENT_REQUEST_NOT_FOUND');
  expect((await problemOf(await merchant.send('/api/v1/statement-requests/1'))).status).toBe(404);
  expect((await new Browser(api.url).send('/api/v1/statement-requests')).status).toBe(401);
  api.time.now = new Date('2019-10-16T02:00:00.000Z');
  await group.signIn('group-owner');
  expect(await refused(group)).toBe('STATEMENT_REQUEST_NOT_FOUND');
  expect(await (await group.send('/api/v1/statement-requests')).json()).toEqual({ items: [] });
});
