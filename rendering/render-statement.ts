import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { StatementModel, Totals } from '../domain/statement.ts';
import { writeCsv } from './csv/write-csv.ts';
import { statementFileName } from './file-name.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

type FileFormat = 'xlsx' | 'csv' | 'pdf';

/** A finished file, complete on disk. */
export interface RenderedFile {
  readonly format: FileFormat;
  /** What a person sees, `2019-09_储值卡-便民卡_951002001121025.xlsx`. */
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Counted by the writer from what it wrote, to be compared with sums made elsewhere. */
  readonly totals: Totals;
}

/**
 * Writes a statement as XLSX, CSV and PDF into an existing folder. The same model gives the same bytes.
 *
 * @returns the files in the order xlsx, csv, pdf; the PDF is the last because it names the XLSX and its digest.
 */
export async function renderStatement(model: StatementModel, directory: string): Promise<RenderedFile[]> {
  const name = statementFileName(model);

  async function render(format: FileFormat, write: (path: string) => Promise<Totals>): Promise<RenderedFile> {
    const fileName = `${name}.${format}`;
    const path = join(directory, fileName);
    const totals = await write(path);
    const { size } = await stat(path);
    return { format, fileName, path, bytes: size, sha256: await sha256Of(path), totals };
  }

  const xlsx = await render('xlsx', (path) => writeXlsx(model, path));
  const csv = await render('csv', (path) => writeCsv(model, path));
  const pdf = await render('pdf', (path) => writePdf(model, path, xlsx));
  return [xlsx, csv, pdf];
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
