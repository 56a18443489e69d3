import { expect, test } from '@jest/globals';
import type ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { writeXlsx } from './write-xlsx.ts';
import { anyModel, hostileTexts } from './random-models.ts';
import { writeReference } from './reference/reference-xlsx.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';
import { openWorkbook } from './workbook-reader.ts';

const inFolder = useTemporaryFolder();

/** Everything of a workbook that a person sees. A row's height is left out: exceljs alone would set none. */
function contentOf({ worksheets, title, created }: ExcelJS.Workbook) {
  return {
    properties: { title, created },
    sheets: worksheets.map((sheet) => {
      const cells: Record<string, unknown> = {};
      sheet.eachRow((line) => {
        line.eachCell({ includeEmpty: true }, ({ address, value, type, style, isMerged, master }) => {
          cells[address] = { value, type, style, merged: isMerged && master.address };
        });
      });
      const { name, views, autoFilter, pageSetup, headerFooter } = sheet;
      const widths = sheet.columns.map(({ width }) => width);
      return { name, views, autoFilter, pageSetup, headerFooter, widths, cells };
    }),
  };
}

async function expectSame(model: StatementModel, sheetRows: number): Promise<void> {
  await writeXlsx(model, inFolder('ours.xlsx'), { sheetRows });
  await writeReference(model, inFolder('reference.xlsx'), sheetRows);
  const [ours, reference] = await Promise.all(
    ['ours.xlsx', 'reference.xlsx'].map((name) => openWorkbook(inFolder(name))),
  );
  expect(contentOf(ours!)).toEqual(contentOf(reference!));
}

const hostile = modelOf([
  sectionOf(
    '951002001121025',
    hostileTexts.join(''),
    hostileTexts.map((text) =>
      row({ transactionTime: text, maskedCardNo: text, remark: text, channel: text }),
    ),
  ),
]);

test.each([
  ['merchant', merchantModel(300), 1_000],
  ['group', groupModel(), 1_000],
  ['several sheets', groupModel(40), 50],
  ['hostile text', hostile, 1_000],
])('cell by cell what plain exceljs makes: %s', (_, model, sheetRows) => expectSame(model, sheetRows));

test('cell by cell what plain exceljs makes, for any text, amount and number of sheets', async () => {
  await fc.assert(
    fc.asyncProperty(anyModel, fc.constantFrom(1_000, 7), (model, sheetRows) => expectSame(model, sheetRows)),
    { numRuns: 40 },
  );
});
