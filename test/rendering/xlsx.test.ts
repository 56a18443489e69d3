import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatFen } from '../../domain/money.ts';
import { amountXml } from '../../rendering/xlsx/cell-values.ts';
import { legibleText } from '../../rendering/legible-text.ts';
import { writeXlsx } from './write-xlsx.ts';
import { anyModel, hostileTexts } from './random-models.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';
import { linesOf, openWorkbook, shown } from './workbook-reader.ts';

const inFolder = useTemporaryFolder();

async function written(model: Parameters<typeof writeXlsx>[0], options = {}) {
  await writeXlsx(model, inFolder('statement.xlsx'), options);
  return openWorkbook(inFolder('statement.xlsx'));
}

test("the guide's statement, line by line", async () => {
  const lines = linesOf(await written(merchantModel()), '对账单');
  expect(lines[0]![0]).toBe('银联商务青岛分公司——储值卡-便民卡商户对账单');
  expect(new Set(lines[1])).toEqual(
    new Set(['商户名称: 青岛丰瑞堂医药连锁有限公司', '商户号: 951002001121025', '清算日期: 2019-09-09']),
  );
  expect(new Set(lines[2])).toEqual(
    new Set(['版本: 第 1 版', '生成日期: 2019-09-20', '时区: 北京时间 Asia/Shanghai']),
  );
  expect(lines[3]).toEqual(
    '清算日期 交易日期 交易时间 终端号 卡号 交易类型 交易金额 清算金额 手续费 流水号 系统校验号 交易渠道 备注 备注1'.split(
      ' ',
    ),
  );
  expect(lines[4]).toEqual([
    new Date('2019-09-09'),
    new Date('2019-07-23'),
    new Date('1899-12-30T17:15:54Z'),
    '10252043',
    '10008*****1388',
    '消费',
    4,
    3.99,
    0.01,
    '000000',
    '171554411247',
    '医保卡',
    null,
    '丰瑞堂第三大药房',
  ]);
  expect(lines.slice(4, 9).map((line) => [line[4], line[6], line[8], line[10]])).toEqual([
    ['10008*****1388', 4, 0.01, '171554411247'],
    ['100010*****4768', 84, 0.17, '195741652802'],
    ['100002*****3897', 141, 0.28, '100820660294'],
    ['100008*****1915', 42, 0.08, '072232893686'],
    ['100001*****3226', 9, 0.02, '203718449941'],
  ]);
  expect(lines.slice(10)).toEqual([
    ['汇总信息（按终端号排序）'],
    ['终端号', '交易笔数', '交易金额', '手续费', '实际拨付金额'],
    ['10252043', 5, 280, 0.56, 279.44],
    ['小计', 5, 280, 0.56, 279.44],
    ['实际拨付金额', null, null, null, 279.44],
  ]);
});

test('prepared for the screen, the filter and the printer', async () => {
  const workbook = await written(merchantModel(966));
  const sheet = workbook.getWorksheet('对账单')!;
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
  expect(sheet.autoFilter).toBe('A4:N970');
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
  });
  expect(sheet.pageSetup.printTitlesRow).toBe('1:4');
  expect(sheet.headerFooter.oddFooter).toBe('&C第 &P 页 共 &N 页');
  expect(sheet.getCell('G5').numFmt).toBe('#,##0.00');
  expect(['A5', 'C5', 'D5'].map((cell) => sheet.getCell(cell).numFmt)).toEqual([
    'yyyy-mm-dd',
    'hh:mm:ss',
    '@',
  ]);
  expect(workbook.creator).toBe('银联商务青岛分公司');
  expect(workbook.created).toEqual(new Date('2019-09-19T19:00:00Z'));
});

test("a group's summary comes first and adds up", async () => {
  const model = groupModel();
  const workbook = await written(model);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '明细']);
  const lines = linesOf(workbook, '汇总');
  expect(lines[0]![0]).toBe('银联商务青岛分公司——储值卡-便民卡集团对账单');
  expect(lines[1]).toContain('清算日期: 2019-09-01 至 2019-09-30');
  expect(lines[5]).toEqual(['商户号', '商户名称', '交易笔数', '交易金额', '手续费', '实际拨付金额']);
  const total = lines.find(([label]) => label === '总计')!;
  expect([total[2], shown(total[3]), shown(total[4])]).toEqual([
    model.totals.count,
    formatFen(model.totals.amountFen),
    formatFen(model.totals.feeFen),
  ]);
  expect(lines.filter(([label]) => label === '小计')).toHaveLength(4);
  const detail = linesOf(workbook, '明细').slice(4);
  expect(detail.map(([merchantNo]) => merchantNo)).toEqual(
    model.sections.flatMap(({ merchantNo, rows }) => rows.map(() => merchantNo)),
  );
  expect(detail.filter((line) => line[7] === '退货').map((line) => line[8])).toEqual([-84, -84, -84, -84]);
});

test('a provisional statement, and one that replaces another, say so above everything and on paper', async () => {
  const model = merchantModel();
  const replaces = { version: 1, totals: { ...model.totals, count: 4, amountFen: 36_400, netFen: 36_333 } };
  const workbook = await written({ ...model, version: 2, provisional: true, replaces });
  const lines = linesOf(workbook, '对账单');
  expect(lines[0]![0]).toBe('银联商务青岛分公司——储值卡-便民卡商户对账单（暂定）');
  expect(new Set(lines[3])).toEqual(
    new Set([
      '状态: 暂定 Provisional（清算文件未到齐，后续版本将取代本版）',
      '取代: 第 1 版（交易笔数 +1，交易金额 -84.00，实际拨付金额 -84.00）',
    ]),
  );
  expect(lines[4]![0]).toBe('清算日期');
  const sheet = workbook.getWorksheet('对账单')!;
  expect(sheet.headerFooter.oddHeader).toBe('&R暂定 Provisional');
  expect([sheet.views[0], sheet.autoFilter]).toMatchObject([{ ySplit: 5, activeCell: 'A6' }, 'A5:N10']);
  expect(sheet.pageSetup.printTitlesRow).toBe('1:5');
  expect(workbook.title).toContain('（暂定）');
});

test('terminals stand by number, and a negative total says what is owed', async () => {
  const rows = ['00000003', '10', '00000001'].map((terminalNo) =>
    row({ terminalNo, amountFen: -400, netFen: -399, feeFen: -1 }),
  );
  const model = modelOf([sectionOf('951002001121025', '药店', rows)]);
  const lines = linesOf(await written(model), '对账单').slice(-5);
  expect(lines.map(([label, , , , payout]) => [label, payout])).toEqual([
    ['00000001', -3.99],
    ['00000003', -3.99],
    ['10', -3.99],
    ['小计', -11.97],
    ['应退金额', 11.97],
  ]);
  const group = linesOf(await written({ ...model, subject: groupModel().subject }), '汇总');
  const total = group.findIndex(([label]) => label === '总计');
  expect([group[total]![5], group[total + 1]]).toEqual([-11.97, ['应退金额', null, null, null, null, 11.97]]);
});

test('more rows than a sheet takes go on in further sheets', async () => {
  const workbook = await written(merchantModel(25), { sheetRows: 10 });
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '明细1', '明细2', '明细3']);
  const traces = ['明细1', '明细2', '明细3'].flatMap((name) =>
    linesOf(workbook, name)
      .slice(4)
      .map((line) => line[12]),
  );
  expect(traces).toEqual(
    merchantModel(25).sections[0]!.rows.map(({ systemReferenceNo }) => systemReferenceNo),
  );
});

test('hostile text stays text', async () => {
  const rows = hostileTexts.map((remark) => row({ remark }));
  const name = '很长的店名'.repeat(100);
  const lines = linesOf(await written(modelOf([sectionOf('951002001121025', name, rows)])), '对账单');
  expect(lines.slice(4, 4 + rows.length).map((line) => line[12])).toEqual(hostileTexts.map(legibleText));
});

test("a text is cut at Excel's limit, and never inside a character", async () => {
  const rows = ['长'.repeat(40_000), `a${'𠮷'.repeat(20_000)}`].map((remark) => row({ remark }));
  const lines = linesOf(await written(modelOf([sectionOf('951002001121025', '药店', rows)])), '对账单');
  expect(lines[4]![12]).toBe(`${'长'.repeat(32_766)}…`);
  expect(lines[5]![12]).toMatch(/^a(𠮷)+…$/u);
  expect((lines[5]![12] as string).length).toBeLessThanOrEqual(32_767);
});

test('an amount is stored as its exact decimal, up to 900 billion yuan', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e13, max: 9e13 }), (fen) => {
      const exact = formatFen(fen, { grouping: false }).replace(/\.?0+$/, '');
      expect(amountXml(fen)).toBe(exact);
    }),
    { numRuns: 20_000 },
  );
  expect([6_953_400, 14_008, 30, -5].map(amountXml)).toEqual(['69534', '140.08', '0.3', '-0.05']);
  expect(() => amountXml(0.5)).toThrow(RangeError);
  expect(() => amountXml(1e15)).toThrow(RangeError);
});

test('any model reads back', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel, async (model) => {
      const group = model.subject.type === 'group';
      const lines = linesOf(await written(model), group ? '明细' : '对账单');
      const rows = model.sections.flatMap((section) => section.rows);
      const leading = group ? 2 : 0;
      rows.forEach(({ amountFen, remark1 }, index) => {
        const line = lines[4 + index]!;
        expect(line[6 + leading]).toBe(amountFen / 100);
        expect(line[13 + leading] ?? '').toBe(legibleText(remark1));
      });
    }),
    { numRuns: 30 },
  );
});

test('a folder that is not there, or an amount that is none, is an error and not a crash', async () => {
  await expect(writeXlsx(merchantModel(), inFolder('missing', 'statement.xlsx'))).rejects.toThrow('ENOENT');
  const broken = modelOf([sectionOf('951002001121025', '药店', [row({ amountFen: 0.5 })])]);
  await expect(writeXlsx(broken, inFolder('broken.xlsx'))).rejects.toThrow('whole number of fen');
});
