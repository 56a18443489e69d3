import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { formatFen } from '../../domain/money.ts';
import { legibleText } from '../../rendering/legible-text.ts';
import { writeXlsx } from './write-xlsx.ts';
import { calamine, libreOffice, outputOf, testWith } from './external-tool.ts';
import { hostileTexts } from './random-models.ts';
import { guideRows, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const linesAbove = 4;

const model = modelOf([
  sectionOf('951002001121025', hostileTexts.join(''), [
    ...guideRows,
    row({ amountFen: 6_953_400, netFen: 6_953_370, feeFen: 30 }),
    row({ amountFen: -5, netFen: -4, feeFen: -1 }),
    ...hostileTexts.map((text) => row({ remark: text, maskedCardNo: text, transactionTime: text })),
  ]),
]);

/** Every value of the detail rows as text, amounts by `textOf`. */
function valuesOf({ sections }: StatementModel, textOf: (fen: number) => string): string[][] {
  return sections.flatMap(({ rows }) =>
    rows.map((each) =>
      Object.values(each).map((value: string | number) =>
        typeof value === 'number' ? textOf(value) : legibleText(value),
      ),
    ),
  );
}

const readAll = `
import json, sys, python_calamine
sheet = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
print(json.dumps(sheet.to_python(), default=str))
`;

testWith(calamine, 'calamine reads every value', async (python) => {
  await writeXlsx(model, inFolder('calamine.xlsx'));
  const lines = JSON.parse(outputOf(python, ['-c', readAll, inFolder('calamine.xlsx')])) as unknown[][];
  const expected = valuesOf(model, (fen) => String(fen / 100));
  const read = lines.slice(linesAbove, linesAbove + expected.length);
  expect(read.map((line) => line.map(String))).toEqual(expected);
  expect(read.every((line) => line.map((value) => typeof value)[6] === 'number')).toBe(true);
});

testWith(libreOffice, 'LibreOffice reads every value', async (soffice) => {
  await writeXlsx(model, inFolder('office.xlsx'));
  // Comma, double quotes, UTF-8, from line 1, text always quoted, cells as they are shown.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true';
  const profile = `-env:UserInstallation=file://${inFolder('profile')}`;
  outputOf(soffice, [
    profile,
    '--headless',
    '--convert-to',
    filter,
    '--outdir',
    inFolder(),
    inFolder('office.xlsx'),
  ]);
  const lines: string[][] = parse(readFileSync(inFolder('office.csv')), { relaxColumnCount: true });
  const expected = valuesOf(model, (fen) => formatFen(fen));
  expect(lines.slice(linesAbove, linesAbove + expected.length)).toEqual(expected);
});
