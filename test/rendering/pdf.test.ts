import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { remarkWidths } from '../../rendering/pdf/detail-table.ts';
import { drawableText } from '../../rendering/pdf/drawable-text.ts';
import { glyphOf, widthOf } from '../../rendering/pdf/statement-font.ts';
import { wrapText } from '../../rendering/pdf/wrap-text.ts';
import { writePdf } from './write-pdf.ts';
import { outputOf, pdftotext, qpdf, testWith } from './external-tool.ts';
import { hostileTexts } from './random-models.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const xlsx = { fileName: '2019-09_储值卡-便民卡_951002001121025.xlsx', sha256: 'ab'.repeat(32) };

const hostile = modelOf([
  sectionOf('951002001121025', '很长的店名'.repeat(100), [
    ...hostileTexts.map((text) => row({ remark: text, channel: text })),
    row({
      remark: '长'.repeat(40_000),
      channel: 'W'.repeat(40_000),
      amountFen: 1e14,
      netFen: 1e14,
      feeFen: 0,
    }),
  ]),
]);

/** The text as a person copies it, columns kept apart by spaces. */
async function textOf(tool: string, model: Parameters<typeof writePdf>[0], options = {}): Promise<string[]> {
  await writePdf(model, inFolder('statement.pdf'), xlsx, options);
  const text = outputOf(tool, ['-layout', inFolder('statement.pdf'), '-']);
  return text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
}

testWith(pdftotext, "the guide's statement, line by line, on every page with its header", async (tool) => {
  const lines = await textOf(tool, merchantModel(966));
  expect(lines.slice(0, 6)).toEqual([
    '银联商务青岛分公司——储值卡-便民卡商户对账单',
    '商户名称: 青岛丰瑞堂医药连锁有限公司 商户号: 951002001121025 清算日期: 2019-09-09',
    '版本: 第 1 版 生成日期: 2019-09-20 时区: 北京时间 Asia/Shanghai',
    '清算日期 交易日期 交易时间 终端号 卡号 交易类型 交易金额 清算金额 手续费 流水号 系统校验号 交易渠道 备注 备注1',
    '2019-09-09 2019-07-23 17:15:54 10252043 10008*****1388 消费 4.00 3.99 0.01 000000 171554411247 医保卡 丰瑞堂第三大药房',
    '2019-09-09 2019-07-24 19:57:41 10252043 100010*****4768 消费 84.00 83.83 0.17 000000 195741652802 医保卡 丰瑞堂第三大药房',
  ]);
  const pages = lines.filter((line) => /^第 \d+ 页 共 \d+ 页$/.test(line));
  expect(pages.at(-1)).toBe(`第 ${pages.length} 页 共 ${pages.length} 页`);
  expect(lines.filter((line) => line.startsWith('清算日期 交易日期'))).toHaveLength(pages.length);
  expect(lines.filter((line) => line.startsWith('2019-09-09 2019-0'))).toHaveLength(966);
  const summary = lines.slice(lines.indexOf('汇总信息（按终端号排序）')).filter((line) => line !== '');
  expect(summary.slice(0, 5)).toEqual([
    '汇总信息（按终端号排序）',
    '终端号 交易笔数 交易金额 手续费 实际拨付金额',
    '10252043 966 70,326.20 140.66 70,185.54',
    '小计 966 70,326.20 140.66 70,185.54',
    '实际拨付金额 70,185.54',
  ]);
});

testWith(pdftotext, 'a group: sections, refunds, rare characters and the grand total', async (tool) => {
  const text = (await textOf(tool, groupModel())).join('\n');
  expect(text).toContain('商户名称: 青岛𠮷祥大药房有限公司 商户号: 951002001121026');
  expect(text).toContain('商户名称: 平度䶮泉药店');
  expect(text).toContain('退货 -84.00 -83.83 -0.17');
  expect(text).toMatch(/商户号 商户名称 交易笔数 交易金额 手续费 实际拨付金额\n/);
  expect(text).toMatch(/总计 32 /);
});

testWith(pdftotext, "a group's summary comes first, so that it never has a page of its own", async (tool) => {
  const lines = await textOf(tool, groupModel(), {});
  expect(lines.indexOf('集团汇总')).toBe(3);
  for (let rows = 1; rows < 40; rows += 3) {
    await writePdf(groupModel(rows), inFolder('last.pdf'), xlsx);
    const pages = outputOf(tool, ['-layout', inFolder('last.pdf'), '-'])
      .split('\f')
      .slice(0, -1);
    expect(pages.findLastIndex((page) => page.includes('集团汇总'))).toBe(0);
  }
});

testWith(pdftotext, 'each page of a provisional statement says that it is', async (tool) => {
  const model = merchantModel(200);
  const replaces = { version: 1, totals: model.totals };
  const lines = await textOf(tool, { ...model, provisional: true, version: 2, replaces });
  const pages = lines.filter((line) => /^第 ?\d+ ?页 ?共 ?\d+ ?页$/.test(line)).length;
  expect(pages).toBeGreaterThan(3);
  expect(lines.filter((line) => line.includes('对账单（暂定）'))).toHaveLength(pages);
  expect(lines[3]).toBe(
    '状态: 暂定 Provisional（清算文件未到齐，后续版本将取代本版） 取代: 第 1 版（笔数与金额不变）',
  );
});

testWith(pdftotext, 'a negative total says what is owed, without a sign', async (tool) => {
  const rows = [row({ amountFen: -400, netFen: -399, feeFen: -1 })];
  const text = (await textOf(tool, modelOf([sectionOf('951002001121025', '药店', rows)]))).join('\n');
  expect(text).toContain('小计 1 -4.00 -0.01 -3.99\n应退金额 3.99\n');
  expect(text).not.toMatch(/实际拨付金额 -?3/);
});

test('an empty 备注 leaves its room to the other', () => {
  const widths = (remark: number, remark1: number) =>
    remarkWidths([...Array.from({ length: 12 }, () => 10), remark, remark1]);
  expect(widths(10, 38)).toEqual({ remark: 47, remark1: 149 });
  expect(widths(38, 10)).toEqual({ remark: 149, remark1: 47 });
  expect(widths(38, 38)).toEqual({ remark: 98, remark1: 98 });
});

testWith(pdftotext, 'above the limit only the summary, and where the rows are', async (tool) => {
  const lines = await textOf(tool, merchantModel(30), { detailRows: 29 });
  expect(lines.join('\n')).toContain(`明细共 30 笔，见文件 ${xlsx.fileName}（SHA-256: ${xlsx.sha256}）`);
  expect(lines.some((line) => line.startsWith('2019-09-09 2019-0'))).toBe(false);
  expect(lines.some((line) => line.startsWith('小计 30 '))).toBe(true);
});

test('without rows drawn, the writer counts the lines of its summary', async () => {
  const model = groupModel();
  expect(await writePdf(model, inFolder('summary.pdf'), xlsx, { detailRows: 1 })).toEqual(model.totals);
});

testWith(qpdf, 'qpdf finds no error, whatever the text', async (tool) => {
  for (const model of [merchantModel(100), groupModel(), hostile]) {
    await writePdf(model, inFolder('checked.pdf'), xlsx);
    outputOf(tool, ['--check', inFolder('checked.pdf')]);
  }
});

test('every character is drawn, by its glyph or by its number', () => {
  expect(drawableText('𠮷䶮👩')).toBe('𠮷䶮[U+1F469]');
  expect(drawableText('⽤\u00a0⼤\u2011\u202e')).toBe('用 大-[U+202E]');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const character of drawableText(text)) expect(glyphOf(character.codePointAt(0)!)).toBeDefined();
    }),
  );
});

test('wrapped text fits its column and loses nothing but spaces at the breaks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 30, max: 200 }),
      (text, width) => {
        const drawn = drawableText(text);
        const lines = wrapText(drawn, 7, width, Number.POSITIVE_INFINITY);
        for (const line of lines) expect(widthOf(line) * 7).toBeLessThanOrEqual(width + 1e-6);
        expect(lines.join('').replaceAll(' ', '')).toBe(drawn.replaceAll(' ', ''));
      },
    ),
  );
  expect(wrapText('青岛丰瑞堂第三大药房', 7, 28, 2)).toEqual(['青岛丰瑞', '堂第三…']);
});
