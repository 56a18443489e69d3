import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { measureSheets } from './measure-sheets.ts';
import { openXlsx } from '../../rendering/xlsx/xlsx-writer.ts';
import { groupModel } from './sample-model.ts';

/** Run as a program: writes a group's statement of some megabytes, its rows in pages of the size given. */
const [path, pageRows] = [process.argv[2]!, Number(process.argv[3])];
const model = groupModel(1_000);
const output = createWriteStream(path);
const writer = await openXlsx(model, output, { widths: measureSheets(model), sheetRows: 2_500 });
for (const section of model.sections) {
  for (let first = 0; first < section.rows.length; first += pageRows) {
    await writer.write(section, section.rows.slice(first, first + pageRows));
  }
}
await writer.close();
await finished(output);
