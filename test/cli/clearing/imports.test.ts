import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ImportSummary } from '../../../contracts/clearing.ts';

import { sampleMerchant, sampleOperator } from '../../../db/sample/sample.ts';
import type { LedgerRow } from '../../support/clearing-files/ledger.ts';
import { clearedRow, writeClearingFile } from '../../workflows/clearing/import-steps.ts';
import { decodedHistories } from '../../workflows/decoded-histories.ts';
import { type Harness, type RunningWorkers, startHarness } from '../../workflows/harness.ts';
import { runOps } from '../run-ops.ts';

const by = ['--operator', sampleOperator.username];
const because = [...by, '--reason', '已与银行核对'];
const cardNo = '6222023602899998371';

let harness: Harness;
let workers: RunningWorkers;
let folder: string;

beforeAll(async () => {
  harness = await startHarness({ months: [] });
  workers = await harness.startWorkers();
  folder = await mkdtemp(join(tmpdir(), 'clearing-'));
}, 60_000);
afterAll(async () => {
  await workers.stop();
  await harness.close();
  await rm(folder, { recursive: true });
});

const ops = (...parameters: string[]) => runOps(harness.config, parameters);
const rows = (sql: string) => harness.dependencies.database.em().execute<Record<string, unknown>[]>(sql);

const fileOf = (name: string, ledger: readonly LedgerRow[], change?: (text: string) => string) =>
  writeClearingFile(join(folder, name), ledger, change);

interface Told {
  readonly id: string;
  readonly state: string;
  readonly summaryDigest: string;
  readonly summary: ImportSummary;
}

async function imported(path: string, ...more: string[]): Promise<Told & { code: number | null }> {
  const { code, output, complaint } = await ops(
    'clearing',
    'import',
    path,
    '--source',
    'acquirer',
    ...by,
    '--json',
    ...more,
  );
  const last = output.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`exit ${code}: ${output}${complaint}`);
  return { code, ...(JSON.parse(last) as Told) };
}

const confirm = (told: Told, digest = told.summaryDigest) =>
  ops('clearing', 'confirm', told.id, '--digest', digest, ...because);

const ledgerOf = async (day: string) =>
  (
    await rows(
      `select count(*) as n, coalesce(sum(net_fen), 0) as net from clearing_transaction where clearing_date = '${day}'`,
    )
  )[0];

test('a file is checked, shown, confirmed and in the ledger; the same file again does nothing', async () => {
  const path = await fileOf('first.csv', [clearedRow(1), clearedRow(2), clearedRow(3, -8_400n)]);
  const told = await imported(path);
  expect(told).toMatchObject({
    code: 0,
    state: 'WAITING',
    summary: { rows: 3, held: 0, merchants: 1, obstacles: [] },
  });
  expect(told.summary.days).toEqual([
    {
      ...{ clearingDate: '2019-10-08', applicationTypeCode: 'PREPAID_CONVENIENCE' },
      ...{ rows: 3, amountFen: 11_600, feeFen: 24, netFen: 11_576 },
    },
  ]);
  expect(await ledgerOf('2019-10-08')).toEqual({ n: 0, net: 0 });
  const stale = await confirm(told, '0'.repeat(64));
  expect(stale).toMatchObject({ code: 1, complaint: expect.stringContaining('CLEARING_SUMMARY_STALE') });
  expect(await confirm(told)).toMatchObject({ code: 0, output: expect.stringContaining('LOADED') });
  expect(await ledgerOf('2019-10-08')).toEqual({ n: 3, net: 11_576 });
  expect(await imported(path)).toMatchObject({ code: 0, id: told.id, state: 'LOADED' });
  expect(await confirm(told)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('NOTHING_TO_CHANGE'),
  });
  expect(await ledgerOf('2019-10-08')).toEqual({ n: 3, net: 11_576 });
  const trail = await rows(
    `select action, outcome, reason from audit_event where target = 'clearing-set:${told.id}' order by sequence`,
  );
  expect(trail).toEqual([
    { action: 'clearing.receive', outcome: 'ACCEPTED', reason: '' },
    { action: 'clearing.confirm', outcome: 'REFUSED', reason: '' },
    { action: 'clearing.confirm', outcome: 'ACCEPTED', reason: '已与银行核对' },
    { action: 'clearing.confirm', outcome: 'REFUSED', reason: '' },
  ]);
}, 120_000);

test('a day that comes again is shown as a difference and takes the place of the first delivery', async () => {
  const again = await imported(
    await fileOf('again.csv', [clearedRow(1), clearedRow(2), clearedRow(3, -8_300n), clearedRow(4)]),
  );
  expect(again.summary.replaces).toMatchObject({ added: 2, gone: 1 });
  expect(await confirm(again)).toMatchObject({ code: 0 });
  expect(await ledgerOf('2019-10-08')).toEqual({ n: 4, net: 9_980 * 3 - 8_284 });
  expect(await rows('select count(*) as n from clearing_superseded')).toEqual([{ n: 3 }]);
}, 60_000);

test('a wrong total refuses the set, and the corrected file is another set', async () => {
  const wrong = await imported(
    await fileOf('wrong.csv', [clearedRow(9, 500n, { clearingDate: '2019-10-09' })], (text) =>
      text.replace('#END,1,5.00', '#END,1,5.01'),
    ),
  );
  expect(wrong).toMatchObject({ code: 3, state: 'REFUSED', summary: { obstacles: ['TOTAL_DISAGREES'] } });
  expect(await rows('select count(*) as n from clearing_staging')).toEqual([{ n: 0 }]);
  expect(await confirm(wrong)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('NOTHING_TO_CHANGE'),
  });
}, 60_000);

test('a merchant that is not on the roster holds the set until it is, and a recheck finds it', async () => {
  const merchantNo = '951002001129999';
  const told = await imported(
    await fileOf('unknown.csv', [clearedRow(20, 700n, { merchantNo, clearingDate: '2019-10-10' })]),
  );
  expect(told).toMatchObject({
    code: 3,
    state: 'WAITING',
    summary: { obstacles: ['MERCHANT_UNKNOWN'], unknownMerchants: { count: 1, first: [merchantNo] } },
  });
  expect(await confirm(told)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('CLEARING_UNDECIDED'),
  });
  await rows(
    `update merchant set merchant_no = '${merchantNo}' where merchant_no = '${sampleMerchant.merchantNo}'`,
  );
  const rechecked = await ops('clearing', 'recheck', told.id, ...because, '--json');
  await rows(
    `update merchant set merchant_no = '${sampleMerchant.merchantNo}' where merchant_no = '${merchantNo}'`,
  );
  expect(rechecked.code).toBe(0);
  expect(await ops('clearing', 'cancel', told.id, ...because)).toMatchObject({
    code: 0,
    output: expect.stringContaining('CANCELLED'),
  });
  expect(await ledgerOf('2019-10-10')).toEqual({ n: 0, net: 0 });
}, 60_000);

test('a file that is none is refused with its code, and what to give is said', async () => {
  const path = join(folder, 'letter.csv');
  await writeFile(path, '尊敬的商户：\n您好！\n');
  expect(await imported(path)).toMatchObject({
    code: 3,
    state: 'REFUSED',
    summary: { obstacles: ['PROFILE_NONE'] },
  });
  const missing = await ops('clearing', 'import', join(folder, 'none.csv'), '--source', 'acquirer', ...by);
  expect(missing).toMatchObject({ code: 2, complaint: expect.stringContaining('there is no file') });
  const unnamed = await ops('clearing', 'import', path, ...by);
  expect(unnamed).toMatchObject({ code: 2, complaint: expect.stringContaining('--source') });
}, 60_000);

test('a clear card number is in the sealed file alone: not in database, history or store', async () => {
  const told = await imported(
    await fileOf('cards.csv', [
      clearedRow(30, 900n, { clearingDate: '2019-10-11', maskedCardNo: cardNo, remark: `卡 ${cardNo}` }),
    ]),
  );
  expect(told.summary.findings.counts).toMatchObject({ CARD_MASKED: expect.any(Number) });
  expect(await confirm(told)).toMatchObject({ code: 0 });
  expect(
    await rows("select masked_card_no, remark from clearing_transaction where clearing_date = '2019-10-11'"),
  ).toEqual([{ masked_card_no: '622202*********8371', remark: expect.not.stringContaining(cardNo) }]);
  expect(JSON.stringify(told)).not.toContain(cardNo);
  const tables = await rows('select summary from clearing_set');
  expect(JSON.stringify(tables)).not.toContain(cardNo);
  const history = await decodedHistories(harness);
  expect(JSON.stringify(history)).toContain(told.id);
  expect(JSON.stringify(history)).not.toMatch(new RegExp(`${cardNo}|已与银行核对`));
  expect((await readdir(join(harness.config.FILES_DIR!, 'clearing', told.id))).length).toBe(1);
}, 60_000);
