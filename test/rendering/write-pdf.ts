import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { StatementModel } from '../../domain/statements/statement.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import type { DetailFile } from '../../rendering/pdf/detail-file.ts';
import { openPdf, type PdfOptions } from '../../rendering/pdf/pdf-writer.ts';

/**
 * Writes a statement that is in memory; see {@link openPdf}.
 *
 * @returns what was written, counted by this writer.
 */
export async function writePdf(
  model: StatementModel,
  path: string,
  detailFile: DetailFile,
  options: PdfOptions = {},
): Promise<Totals> {
  const output = createWriteStream(path);
  try {
    const [totals] = await Promise.all([writeRows(model, output, detailFile, options), finished(output)]);
    return totals;
  } finally {
    output.destroy();
  }
}

async function writeRows(
  model: StatementModel,
  output: Writable,
  detailFile: DetailFile,
  options: PdfOptions,
): Promise<Totals> {
  const writer = openPdf(model, output, options);
  for (const section of model.sections) await writer.write(section, section.rows);
  return writer.close(detailFile);
}
