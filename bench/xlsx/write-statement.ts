import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { StatementOutline } from '../../rendering/statement-outline.ts';
import { sheetWidths } from '../../rendering/xlsx/column-widths.ts';
import { openXlsx } from '../../rendering/xlsx/xlsx-writer.ts';
import { pagesOf } from '../statement-rows.ts';
import { columnWidths } from './column-widths.ts';

/** Our writer, fed page by page. */
export async function writeStatement(outline: StatementOutline, path: string): Promise<void> {
  const output = createWriteStream(path);
  const writer = await openXlsx(outline, output, {
    widths: { ...sheetWidths(outline, columnWidths), merchant: columnWidths },
  });
  const [section] = outline.sections;
  for (const page of pagesOf(outline.totals.count)) await writer.write(section!, page);
  await writer.close();
  await finished(output);
}
