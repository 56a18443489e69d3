import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createItemProducer } from '../../../activities/runs/produce-item.ts';
import type { ActivityDependencies } from '../../../activities/dependencies.ts';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { Merchant } from '../../../db/entities/merchant.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import type { Database } from '../../../db/orm.ts';
import { createRenderer, type Renderer } from '../../../rendering/renderer.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { onEachEngine } from '../../db/engines.ts';
import { addClearing, addPeople, now } from '../../db/fixture.ts';
import { vault } from '../../support/vault.ts';

const september = { from: '2019-09-01', to: '2019-09-30' };
const card = '6228480402564899';
let folder: string;
let renderer: Renderer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faulty-rows-'));
  renderer = createRenderer({ threads: 1 });
});
afterAll(async () => {
  await renderer.close();
  await rm(folder, { recursive: true, force: true });
});

/** Puts a row into the ledger that its table refuses. */
async function unchecked(database: Database, sql: string): Promise<void> {
  const sqlite = database.kind === 'sqlite';
  const checks = (on: boolean) =>
    sqlite
      ? `pragma ignore_check_constraints = ${on ? 'off' : 'on'}`
      : `set check_constraint_checks = ${on ? 1 : 0}`;
  await database.em().transactional(async (em) => {
    for (const statement of [checks(false), sql, checks(true)]) await em.execute(statement, [], 'run');
  });
}

onEachEngine((open) => {
  let merchants: readonly [number, number, number];
  const logged: unknown[] = [];
  beforeEach(async () => {
    ({ merchants } = await addPeople(open()));
    logged.length = 0;
    for (const merchantId of merchants.slice(0, 2))
      await addClearing(open(), { merchantId, date: '2019-09-09', amounts: [100, 200] });
  });

  async function produce(subjectId: number) {
    const repositories = createRepositories(open(), vault);
    const files = createLocalFileStore(join(folder, 'files'));
    const log = { warn: (fields: unknown) => logged.push(fields) };
    const parts = { repositories, vault, renderer, files, clock: () => now, log };
    const produceItem = createItemProducer(parts as unknown as ActivityDependencies);
    const subject = { subjectType: 'merchant', subjectId } as const;
    const inputs = await repositories.productionInputs.load([subject], september);
    const item = { ordinal: 0, subjectNo: '', state: 'RUNNING', attempt: 1, ...subject } as const;
    const made = await mkdtemp(join(folder, 'made-'));
    return produceItem(item, {
      month: '2019-09',
      terms: { provisional: false },
      inputs,
      folder: made,
      signal: new AbortController().signal,
    });
  }
  const change = (sql: string, line = 2) =>
    unchecked(
      open(),
      `update clearing_transaction set ${sql} where merchant_id = ${merchants[0]} and line_no = ${line}`,
    );

  test.each([
    ['net_fen = net_fen + 1', 'LEDGER_NET_AMOUNT', 'netFen'],
    [
      'amount_fen = 1000000000000000, net_fen = 1000000000000000 - fee_fen',
      'LEDGER_AMOUNT_INVALID',
      'amountFen',
    ],
    [
      'amount_fen = 90071992547409930, net_fen = 90071992547409930 - fee_fen',
      'LEDGER_AMOUNT_INVALID',
      'amountFen',
    ],
    ["remark1 = concat('a', char(0))", 'LEDGER_TEXT_UNREADABLE', 'remark1'],
    ["channel = concat('a', char(27))", 'LEDGER_TEXT_UNREADABLE', 'channel'],
  ])('a row with %s fails its item alone and is named', async (sql, errorCode, column) => {
    await change(sql);
    const { item } = await produce(merchants[0]);
    expect(item).toMatchObject({ state: 'FAILED', errorCode });
    expect(item.errorDetail).toMatch(new RegExp(`^2019-09-09-\\d+, line 2, ${column}$`));
    expect(logged).toMatchObject([{ code: errorCode, errorDetail: item.errorDetail }]);
    expect((await produce(merchants[1])).item.state).toBe('NO_RECIPIENT');
  });

  test('bytes that are no text fail the item alone and are named', async () => {
    if (open().kind !== 'sqlite') return;
    await change("remark = cast(x'61EDA08062' as text)", 1);
    const { item } = await produce(merchants[0]);
    expect(item).toMatchObject({ state: 'FAILED', errorCode: 'LEDGER_TEXT_UNREADABLE' });
    expect(item.errorDetail).toMatch(/, line 1, remark$/);
    expect((await produce(merchants[1])).item.state).toBe('NO_RECIPIENT');
  });

  test('clear card numbers are masked in every file and counted', async () => {
    await change(`remark = '卡号${card}', masked_card_no = '${card}'`);
    const { item, statements } = await produce(merchants[0]);
    expect(item).toMatchObject({ state: 'NO_RECIPIENT', maskedCards: 2 });
    expect(logged).toMatchObject([{ maskedCards: 2 }]);
    const csv = statements[0]!.files.find(({ format }) => format === 'csv')!;
    const text = await readFile(join(folder, 'files', csv.storageKey), 'utf8');
    expect(text).toContain('卡号622848******4899');
    expect(text).not.toContain(card);
  });

  test('code points of old GBK systems are read as those of today', async () => {
    const em = open().em();
    await em.nativeUpdate(Merchant, { id: merchants[0] }, { name: '\ue863药房\ue000' });
    const mine = { merchantId: merchants[0], lineNo: 1 };
    await em.nativeUpdate(ClearingTransaction, mine, { remark: '\ue863' });
    const { statements } = await produce(merchants[0]);
    const csv = statements[0]!.files.find(({ format }) => format === 'csv')!;
    expect(await readFile(join(folder, 'files', csv.storageKey), 'utf8')).toContain(',䶮,');
    const [subject] = await open().em().find(Merchant, merchants[0]);
    expect(subject!.name).toBe('䶮药房[U+E000]');
  });
});
