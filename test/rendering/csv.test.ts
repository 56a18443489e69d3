import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { currentCsvRule, unguardedText } from '../../domain/statements/csv-text.ts';
import { formatFen } from '../../domain/money.ts';
import { openCsv } from '../../rendering/csv/csv-writer.ts';
import { OutputFile } from '../../rendering/output-file.ts';
import { legibleText } from '../../rendering/legible-text.ts';
import { anyModel } from './random-models.ts';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();

async function written(model: StatementModel): Promise<string> {
  const output = new OutputFile(inFolder('statement.csv'));
  const csv = openCsv(model, output);
  for (const section of model.sections) await csv.write(section, section.rows);
  csv.close();
  await output.whole();
  return readFile(inFolder('statement.csv'), 'utf8');
}

function recordsOf(csv: string): string[][] {
  return parse(csv, { bom: true, record_delimiter: '\r\n' });
}

test("the guide's rows, byte for byte", async () => {
  const lines = [
    '\ufeff清算日期,交易日期,交易时间,终端号,卡号,交易类型,交易金额,清算金额,手续费,流水号,系统校验号,交易渠道,备注,备注1',
    '2019-09-09,2019-07-23,17:15:54,10252043,10008*****1388,消费,4.00,3.99,0.01,000000,171554411247,医保卡,,丰瑞堂第三大药房',
    '2019-09-09,2019-07-24,19:57:41,10252043,100010*****4768,消费,84.00,83.83,0.17,000000,195741652802,医保卡,,丰瑞堂第三大药房',
    '2019-09-09,2019-07-20,10:06:20,10252043,100002*****3897,消费,141.00,140.72,0.28,000000,100820660294,医保卡,,丰瑞堂第三大药房',
    '2019-09-09,2019-07-26,07:22:32,10252043,100008*****1915,消费,42.00,41.92,0.08,000000,072232893686,医保卡,,丰瑞堂第三大药房',
    '2019-09-09,2019-07-05,20:37:18,10252043,100001*****3226,消费,9.00,8.98,0.02,000000,203718449941,医保卡,,丰瑞堂第三大药房',
    '',
  ];
  expect(await written(merchantModel())).toBe(lines.join('\r\n'));
});

test("a group's rows say whose they are", async () => {
  const records = recordsOf(await written(groupModel()));
  expect(records[0]!.slice(0, 3)).toEqual(['商户号', '商户名称', '清算日期']);
  expect(records[1]!.slice(0, 2)).toEqual(['951002001121025', '青岛丰瑞堂医药连锁有限公司']);
  expect(records).toHaveLength(1 + groupModel().totals.count);
});

test('what a spreadsheet takes for a formula is marked as text; a negative amount is not', async () => {
  const rows = ['=1+1', '+1', '-1', '@A1', '\t=1', ' =1', '＝1', "'=1"].map((remark) =>
    row({ remark, amountFen: -8_400, netFen: -8_383, feeFen: -17 }),
  );
  const records = recordsOf(await written(modelOf([sectionOf('951002001121025', '药店', rows)])));
  expect(records.slice(1).map((record) => record[12])).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@A1",
    "' =1",
    "' =1",
    "'＝1",
    "''=1",
  ]);
  expect(new Set(records.slice(1).map((record) => record[6]))).toEqual(new Set(['-84.00']));
});

test('any model reads back, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel, async (model) => {
      const records = recordsOf(await written(model));
      const rows = model.sections.flatMap((section) => section.rows);
      expect(records.slice(1).map((record) => record.at(-8))).toEqual(
        rows.map(({ amountFen }) => formatFen(amountFen, { grouping: false })),
      );
      expect(records.slice(1).map((record) => unguardedText(record.at(-1)!, currentCsvRule))).toEqual(
        rows.map(({ remark1 }) => legibleText(remark1)),
      );
    }),
    { numRuns: 50 },
  );
});
