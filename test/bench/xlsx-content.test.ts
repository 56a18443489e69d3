import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { expect, test } from '@jest/globals';
import { writeByExceljs } from '../../bench/peers/exceljs/write-exceljs.ts';
import { outlineOf, pagesOf } from '../../bench/statement-rows.ts';
import { columnWidths } from '../../bench/xlsx/column-widths.ts';
import { expectedContent, readContent } from '../../bench/xlsx/read-back.ts';
import { writeStatement } from '../../bench/xlsx/write-statement.ts';
import { sheetWidths } from '../../rendering/xlsx/column-widths.ts';
import { openXlsx } from '../../rendering/xlsx/xlsx-writer.ts';
import { useTemporaryFolder } from '../rendering/temporary-folder.ts';

const inFolder = useTemporaryFolder();

test("the benchmark reads the same cells, formats and widths out of every writer's file", async () => {
  await writeStatement(outlineOf(100), inFolder('ours.xlsx'));
  await writeByExceljs(100, inFolder('exceljs.xlsx'));
  expect(await readContent(inFolder('ours.xlsx'))).toEqual(expectedContent(100));
  expect(await readContent(inFolder('exceljs.xlsx'))).toEqual(expectedContent(100));
  expect(expectedContent(99).digest).not.toBe(expectedContent(100).digest);
});

test('a file of other widths is refused', async () => {
  const outline = outlineOf(30);
  const output = createWriteStream(inFolder('wider.xlsx'));
  const widths = sheetWidths(
    outline,
    columnWidths.map((width) => width + 1),
  );
  const writer = await openXlsx(outline, output, { widths });
  for (const page of pagesOf(30)) await writer.write(outline.sections[0]!, page);
  await writer.close();
  await finished(output);
  await expect(readContent(inFolder('wider.xlsx'))).rejects.toThrow('has the widths 15 14');
});
