import type { Writable } from 'node:stream';
import type { StatementRow, StatementSection, Totals } from '../../domain/statement.ts';
import { policy } from '../../domain/policy.ts';
import type { SectionOutline, StatementOutline } from '../statement-outline.ts';
import { drawPdf } from './draw-pdf.ts';

/** The file that holds every row, named where the PDF has the summary only. */
export interface DetailFile {
  readonly fileName: string;
  readonly sha256: string;
}

/** Takes a statement's rows page by page. */
export interface PdfWriter {
  /** Writes rows of a section, sections in the outline's order. Resolves when there is room for more. */
  write(section: SectionOutline, rows: readonly StatementRow[]): Promise<void>;
  /**
   * Ends the file and the stream.
   *
   * @returns what was written, counted by this writer: of the rows, or of the summary's lines when no rows are drawn.
   */
  close(detailFile: DetailFile): Promise<Totals>;
}

export interface PdfOptions {
  /** Above so many rows none is drawn: the statement is its summary, with the name and SHA-256 of the XLSX. */
  readonly detailRows?: number;
}

/**
 * Opens a statement for reading and filing: landscape A4, all rows up to `detailRows`. The same outline, rows and detail
 * file give the same bytes, in whatever pages the rows come.
 *
 * @param outline its `totals.count` is the number of rows that will come, and decides whether they are drawn
 */
export function openPdf(
  outline: StatementOutline,
  output: Writable,
  { detailRows = policy.statement.pdfDetailRows }: PdfOptions = {},
): PdfWriter {
  const sections = new Map<string, StatementSection & { rows: StatementRow[] }>(
    outline.sections.map((section) => [section.merchantNo, { ...section, rows: [] }]),
  );
  return {
    write(section, rows) {
      if (outline.totals.count <= detailRows) sections.get(section.merchantNo)!.rows.push(...rows);
      return Promise.resolve();
    },
    close(detailFile) {
      const model = { ...outline, sections: [...sections.values()] };
      return Promise.resolve(drawPdf(model, output, detailFile, detailRows));
    },
  };
}
