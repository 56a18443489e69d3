import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { openPdf } from '../../rendering/pdf/pdf-writer.ts';
import type { StatementOutline } from '../../rendering/statement-outline.ts';
import { pagesOf } from '../statement-rows.ts';

const detailFile = { fileName: '2019-09_储值卡-便民卡_951002001121025.xlsx', sha256: 'ab'.repeat(32) };

/** Our writer, fed page by page, with every row drawn. @param tagged PDF/A-2a and PDF/UA-1, else PDF/A-2b */
export async function writeStatement(
  outline: StatementOutline,
  path: string,
  tagged: boolean,
): Promise<void> {
  const output = createWriteStream(path);
  const every = Number.POSITIVE_INFINITY;
  const writer = openPdf(outline, output, { detailRows: every, taggedRows: tagged ? every : 0 });
  const [section] = outline.sections;
  for (const page of pagesOf(outline.totals.count)) await writer.write(section!, page);
  await Promise.all([writer.close(detailFile), finished(output)]);
}
