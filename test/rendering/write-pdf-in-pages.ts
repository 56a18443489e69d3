import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { openPdf } from '../../rendering/pdf/pdf-writer.ts';
import { groupModel } from './sample-model.ts';

/** Run as a program: writes a group's statement of many pages, its rows in pages of the size given. */
const [path, pageRows, taggedRows] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])];
const model = groupModel(250);
const output = createWriteStream(path);
const writer = openPdf(model, output, { taggedRows });
for (const section of model.sections) {
  for (let first = 0; first < section.rows.length; first += pageRows) {
    await writer.write(section, section.rows.slice(first, first + pageRows));
  }
}
await writer.close({ fileName: 'statement.xlsx', sha256: 'ab'.repeat(32) });
await finished(output);
