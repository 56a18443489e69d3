import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import { sourceOfBytes } from '../../parsing/byte-source.ts';
import { sheetRows } from '../../parsing/xlsx/sheet-rows.ts';
import type { SheetRow } from '../../parsing/xlsx/sheet-row.ts';

async function rowsOf(bytes: Buffer, sheet?: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of sheetRows({ name: 'a.xlsx', source: sourceOfBytes('a.xlsx', bytes) }, sheet))
    rows.push(...batch);
  return rows;
}

/** A workbook in parts of our own; the sheet stands before the texts. */
async function bookOf(sheetData: string, { from1904 = false, texts = '' } = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(xml), path);
  add('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`);
  add(
    'xl/workbook.xml',
    `<workbook xmlns:r="r"><workbookPr date1904="${from1904}"/><sheets><sheet name="对账数据" r:id="r1"/></sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  add(
    'xl/styles.xml',
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d h:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  );
  add('xl/sharedStrings.xml', `<sst>${texts}</sst>`);
  zip.end();
  return buffer(zip.outputStream);
}

test('texts, numbers and gaps of another writer’s workbook are read as written', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面');
  book
    .addWorksheet('对账数据')
    .addRows([
      ['终端号', '', '金额'],
      ['00012', null, 299.85],
      [{ richText: [{ text: '丰瑞' }, { text: '堂' }] }],
    ]);
  expect(await rowsOf(Buffer.from(await book.xlsx.writeBuffer()), '对账数据')).toEqual([
    { line: 1, cells: ['终端号', '', '金额'] },
    { line: 2, cells: ['00012', '', '299.85'] },
    { line: 3, cells: ['丰瑞堂'] },
  ]);
});

test('texts that come after the sheet are found, phonetic guides are not', async () => {
  const bytes = await bookOf('<row r="2"><c r="B2" t="s"><v>0</v></c></row>', {
    texts: '<si><t>东</t><rPh><t>dong</t></rPh></si>',
  });
  expect(await rowsOf(bytes)).toEqual([{ line: 2, cells: ['', '东'] }]);
});

test.each([
  [false, '43830.5', '2019-12-31 12:00:00'],
  [true, '42368.5', '2019-12-31 12:00:00'],
])('with a calendar of 1904 = %s, serial %s is %s', async (from1904, serial, moment) => {
  const bytes = await bookOf(`<row><c s="2"><v>${serial}</v></c><c s="0"><v>${serial}</v></c></row>`, {
    from1904,
  });
  expect(await rowsOf(bytes)).toEqual([{ line: 1, cells: [moment, serial] }]);
});

test('a formula gives its stored value, and rows of formats alone are left out', async () => {
  const bytes = await bookOf(
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2" s="1"/></row>',
  );
  expect(await rowsOf(bytes)).toEqual([{ line: 1, cells: ['2'] }]);
});

test('a missing sheet, a document type and damage have codes', async () => {
  const good = await bookOf('<row/>');
  await expect(rowsOf(good, '明细')).rejects.toMatchObject({ code: 'SHEET_MISSING' });
  await expect(rowsOf(await bookOf('<row><c></row>'))).rejects.toMatchObject({ code: 'WORKBOOK_DAMAGED' });
  await expect(rowsOf(await bookOf('<row/>', { texts: '</sst><!DOCTYPE x []>' }))).rejects.toMatchObject({
    code: 'WORKBOOK_DAMAGED',
  });
});
