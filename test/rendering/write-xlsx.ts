import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { StatementModel } from '../../domain/statements/statement.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import { measureSheets } from './measure-sheets.ts';
import { openXlsx } from '../../rendering/xlsx/xlsx-writer.ts';

/**
 * Writes a statement that is in memory as a workbook; see {@link openXlsx}.
 *
 * @returns what was written, counted by this writer.
 */
export async function writeXlsx(
  model: StatementModel,
  path: string,
  options: { sheetRows?: number } = {},
): Promise<Totals> {
  const output = createWriteStream(path);
  try {
    const [totals] = await Promise.all([writeRows(model, output, options), finished(output)]);
    return totals;
  } finally {
    output.destroy();
  }
}

async function writeRows(
  model: StatementModel,
  output: Writable,
  options: { sheetRows?: number },
): Promise<Totals> {
  const writer = await openXlsx(model, output, { ...options, widths: measureSheets(model) });
  for (const section of model.sections) await writer.write(section, section.rows);
  return writer.close();
}
