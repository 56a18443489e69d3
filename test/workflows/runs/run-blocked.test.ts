import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Renderer } from '../../../rendering/renderer.ts';
import { storageFailed } from '../../../storage/file-store.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { sampleGroup, sampleMerchant } from '../../../db/sample/sample.ts';
import { addAccount } from '../../db/fixture.ts';
import { type Harness, startHarness } from '../harness.ts';
import { runUnderTest } from './run-under-test.ts';
import { eventually } from '../../support/eventually.ts';

let harness: Harness;
let run: ReturnType<typeof runUnderTest>;

beforeEach(async () => {
  harness = await startHarness();
  run = runUnderTest(harness);
}, 60_000);

afterEach(() => harness.close());

/** Real rendering, with something done before it for the subjects of `before`. */
function rendererWith(before: Readonly<Record<string, () => Promise<void>>>): Renderer {
  const { renderer } = harness.dependencies;
  return {
    ...renderer,
    render: async (source, directory, signal) => {
      await before[source.outline.subject.no]?.();
      return renderer.render(source, directory, signal);
    },
  };
}

test('a full disk blocks the run with one alert and fails no item; resumed, all of it is done', async () => {
  const alerts: string[] = [];
  const log = pino({ level: 'fatal' }, { write: (line) => void alerts.push(line) });
  const { files } = harness.dependencies;
  let full = true;
  const put: typeof files.put = async (...args) => {
    if (full) throw storageFailed('ENOSPC');
    return files.put(...args);
  };
  const workers = await harness.startWorkers({ files: { ...files, put }, log });
  const handle = await run.start();
  await run.reaches('BLOCKED', 60_000);
  const { errorCode, counts } = await run.view();
  expect({ errorCode, failed: counts.failed }).toEqual({ errorCode: 'STORAGE_FAILED', failed: 0 });
  expect(await run.rows("select * from statement_run_item where state in ('FAILED', 'RUNNING')")).toEqual([]);
  expect(alerts).toHaveLength(1);
  const told = await run.rows("select actor, detail from audit_event where action = 'run.block'");
  expect(told).toHaveLength(1);

  full = false;
  await run.order('resume');
  expect(await handle.result()).toMatchObject({ state: 'SUCCEEDED', attempt: 1, counts: { failed: 0 } });
  expect(await run.view()).toMatchObject({ state: 'SUCCEEDED', errorCode: null });
  await workers.stop();
}, 120_000);

test('an item that breaks fails alone, whatever it throws; it can be chosen for a retry', async () => {
  const broken = rendererWith({
    [sampleMerchant.merchantNo]: () => Promise.reject(new TypeError('secret')),
  });
  const first = await harness.startWorkers({ renderer: broken });
  const ended = await (await run.start()).result();
  await first.stop();
  expect(ended).toMatchObject({ state: 'PARTIAL', counts: { failed: 1, pending: 0 } });
  const failed = await run.rows("select ordinal, error_code from statement_run_item where state = 'FAILED'");
  expect(failed).toEqual([{ ordinal: expect.any(Number), error_code: 'INTERNAL' }]);

  const workers = await harness.startWorkers();
  const again = await run.retry({ ordinals: [Number(failed[0]!['ordinal'])] });
  expect(await again.result()).toMatchObject({ state: 'SUCCEEDED', attempt: 2, counts: { failed: 0 } });
  await workers.stop();
}, 120_000);

test('an item whose address cannot be opened fails alone: what is read together is opened one by one', async () => {
  const [free] = await run.rows(
    `select id, merchant_no from merchant where id in (select merchant_id from clearing_transaction)
      and id not in (select subject_id from account where subject_type = 'merchant') order by id limit 1`,
  );
  const merchantNo = String(free!['merchant_no']);
  await addUnreadableAddress(Number(free!['id']));
  const workers = await harness.startWorkers();
  const ended = await (await run.start()).result();
  expect(ended).toMatchObject({ state: 'PARTIAL', counts: { failed: 1, pending: 0 } });
  const failed = "select subject_no, error_code from statement_run_item where state = 'FAILED'";
  expect(await run.rows(failed)).toEqual([{ subject_no: merchantNo, error_code: 'INTERNAL' }]);
  await workers.stop();
}, 90_000);

test('a huge statement does not hold up the others of its chunk', async () => {
  let release: () => void = () => undefined;
  const huge = new Promise<void>((resolve) => (release = resolve));
  const workers = await harness.startWorkers({
    renderer: rendererWith({ [sampleMerchant.merchantNo]: () => huge }),
  });
  const handle = await run.start();
  await eventually('the end of every item but the huge one', openItems, (open) => open <= 1);
  const group = await run.rows(`select * from statement where subject_no = '${sampleGroup.groupNo}'`);
  expect(group.length).toBeGreaterThan(0);
  release();
  expect(await handle.result()).toMatchObject({ state: 'SUCCEEDED' });
  await workers.stop();
}, 90_000);

async function addUnreadableAddress(merchantId: number): Promise<void> {
  const { database } = harness.dependencies;
  const accountId = await addAccount(database, merchantId, 'unreadable');
  const address = { channel: 'email' as const, addressCipher: 'broken', addressIndex: 'broken' };
  await database.em().insert(ContactBinding, { accountId, ...address, createdAt: new Date() });
}

async function openItems(): Promise<number> {
  const [open] = await run.rows(
    "select count(*) as n from statement_run_item where state in ('PENDING', 'RUNNING')",
  );
  const [all] = await run.rows('select count(*) as n from statement_run_item');
  return Number(all!['n']) === 0 ? Infinity : Number(open!['n']);
}

test('a database that was restored to before the run ends it with the reason, and the month can be started again', async () => {
  const lose = async () => {
    for (const table of ['statement_run_item', 'statement_run']) await run.rows(`delete from ${table}`);
  };
  const workers = await harness.startWorkers({
    renderer: rendererWith({ [sampleMerchant.merchantNo]: lose }),
  });
  const lost = await (await run.start()).result();
  expect(lost).toMatchObject({ state: 'BLOCKED', attempt: 1, refusal: 'RUN_NOT_FOUND' });
  await workers.stop();
  const again = await harness.startWorkers();
  expect(await (await run.start()).result()).toMatchObject({ state: 'SUCCEEDED' });
  await again.stop();
}, 120_000);
