import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FileFormat } from '../domain/statements/file-format.ts';
import { rowsIn, type StatementPage } from '../domain/statements/statement-page.ts';
import type { SectionOutline } from '../domain/statements/statement.ts';
import type { Totals } from '../domain/clearing/totals.ts';
import type { StatementRow } from '../domain/clearing/ledger-row.ts';
import { openCsv } from './csv/csv-writer.ts';
import { statementFileName } from './file-name.ts';
import { takePeaks, type MemoryPeaks } from './memory-bound.ts';
import { OutputFile } from './output-file.ts';
import { remarkWidths } from './pdf/detail-table.ts';
import { openPdf } from './pdf/pdf-writer.ts';
import type { StatementSource } from './statement-source.ts';
import { fittedWidths, measureRows, sheetWidths } from './xlsx/column-widths.ts';
import { openXlsx } from './xlsx/xlsx-writer.ts';

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

export interface RenderedStatement {
  /** In the order xlsx, csv, pdf. */
  readonly files: RenderedFile[];
  /** Hex SHA-256 over the canonical text of the rows that were written. */
  readonly digest: string;
  /** The most that was in memory at a time on the way from the rows to the files. */
  readonly peaks: MemoryPeaks;
}

interface RowsOfSection {
  readonly section: SectionOutline;
  readonly rows: readonly StatementRow[];
}

/**
 * Writes a statement as XLSX, CSV and PDF into an existing folder, all three in one pass over its rows. The same
 * outline and rows give the same bytes. After a failure no file is open, and what is in the folder is worth nothing.
 */
export async function renderStatement(
  source: StatementSource,
  directory: string,
): Promise<RenderedStatement> {
  const name = statementFileName(source.outline);
  const open = (format: FileFormat) => new OutputFile(join(directory, `${name}.${format}`));
  const outputs = { xlsx: open('xlsx'), csv: open('csv'), pdf: open('pdf') };
  try {
    return await writeAll(source, outputs, name);
  } finally {
    for (const output of Object.values(outputs)) output.destroy();
  }
}

async function writeAll(
  source: StatementSource,
  outputs: Readonly<Record<FileFormat, OutputFile>>,
  name: string,
): Promise<RenderedStatement> {
  // Peaks of a statement that failed.
  takePeaks();
  const { outline } = source;
  const hash = createHash('sha256');
  const { columns, pages } = prepare(source, (text) => hash.update(text));
  const xlsx = await openXlsx(outline, outputs.xlsx, { widths: sheetWidths(outline, columns) });
  const csv = openCsv(outline, outputs.csv);
  const pdf = openPdf(outline, outputs.pdf, { remarks: remarkWidths(columns) });
  for await (const { section, rows } of pages) {
    await Promise.all([xlsx, csv, pdf].map((writer) => writer.write(section, rows)));
    for (const { errored } of Object.values(outputs)) if (errored) throw errored;
  }
  const rendered = async (format: FileFormat, totals: Totals): Promise<RenderedFile> => {
    const whole = await outputs[format].whole();
    return { format, fileName: `${name}.${format}`, path: outputs[format].path, ...whole, totals };
  };
  const detail = await rendered('xlsx', await xlsx.close());
  const files = [
    detail,
    await rendered('csv', csv.close()),
    // The last, because it names the XLSX and its digest.
    await rendered('pdf', await pdf.close(detail)),
  ];
  return { files, digest: hash.digest('hex'), peaks: takePeaks() };
}

/** Rows in memory are measured; for others the database has done it. */
function prepare(source: StatementSource, digest: (text: string) => void) {
  const read = (page: StatementPage): RowsOfSection => {
    digest(page.text);
    return { section: source.outline.sections[page.section]!, rows: rowsIn(page) };
  };
  if (source.kind === 'streamed') {
    return { columns: fittedWidths(source.widest), pages: mapped(source.pages, read) };
  }
  const pages = source.pages.map(read);
  return { columns: measureRows(pages.map(({ rows }) => rows)), pages };
}

async function* mapped<From, To>(items: AsyncIterable<From>, map: (item: From) => To): AsyncGenerator<To> {
  for await (const item of items) yield map(item);
}
