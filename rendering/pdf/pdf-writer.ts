import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { policy } from '../../domain/policy.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import type { RowWriter } from '../row-writer.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { Tally } from '../tally.ts';
import type { DetailFile } from './detail-file.ts';
import type { RemarkWidths } from './detail-table.ts';
import { StatementDocument } from './statement-document.ts';
import { StatementPages } from './statement-pages.ts';

export interface PdfWriter extends RowWriter {
  /**
   * Ends the file and the stream.
   *
   * @returns what was written, counted by this writer: of the rows, or of the summary's lines when no rows are drawn.
   */
  close(detailFile: DetailFile): Promise<Totals>;
}

export interface PdfOptions {
  /** Room for the two 备注, where their texts are known. */
  readonly remarks?: RemarkWidths;
  /** Above so many rows none is drawn: the statement is its summary, with the name and SHA-256 of the XLSX. */
  readonly detailRows?: number;
  /** Above so many rows a screen reader gets no tags: they are objects for every cell. */
  readonly taggedRows?: number;
}

/** What may wait for the output: some pages. */
const waitingBytes = 1 << 18;

/**
 * Opens a statement for reading and filing: landscape A4, all rows up to `detailRows`, with tags for screen readers
 * (PDF/A-2a, PDF/UA-1) up to `taggedRows`, PDF/A-2b above. Pages are written as they fill. The same outline, rows and detail file give the same bytes, in whatever pages the rows
 * come and whatever was written before: dates are the outline's.
 *
 * @param outline its `totals.count` is the number of rows that will come, and decides what kind of file it is
 */
export function openPdf(
  outline: StatementOutline,
  output: Writable,
  {
    remarks,
    detailRows = policy.statement.pdfDetailRows,
    taggedRows = policy.statement.pdfTaggedRows,
  }: PdfOptions = {},
): PdfWriter {
  const { count } = outline.totals;
  if (count > detailRows) return openSummary(outline, output, taggedRows);
  const document = new StatementDocument(outline, { tagged: count <= taggedRows });
  document.pipe(output);
  const pages = new StatementPages(outline, document, {
    drained: () => drained(document, output),
    ...(remarks && { remarks }),
  });
  const tally = new Tally();
  return {
    async write(section, rows) {
      if (rows.length > 0) await pages.enter(section);
      let drawn = pages.count;
      for (const row of rows) {
        pages.row(row);
        tally.add(row);
        if (pages.count === drawn) continue;
        drawn = pages.count;
        await drained(document, output);
      }
    },
    async close(detailFile) {
      document.finish(detailFile, await pages.end());
      return tally.totals;
    },
  };
}

/** Without rows everything is drawn at the end, for the file that has them isn't known before. */
function openSummary(outline: StatementOutline, output: Writable, taggedRows: number): PdfWriter {
  const lines = outline.sections.reduce((sum, { terminals }) => sum + terminals.length + 1, 0);
  return {
    write: () => Promise.resolve(),
    async close(detailFile) {
      const document = new StatementDocument(outline, { tagged: lines <= taggedRows });
      document.pipe(output);
      const pages = new StatementPages(outline, document, {
        drained: () => drained(document, output),
        instead: detailFile,
      });
      document.finish(detailFile, await pages.end());
      return pages.summed;
    },
  };
}

/** Resolves when the output has taken what was waiting. */
async function drained(document: StatementDocument, output: Writable): Promise<void> {
  while (document.readableLength > waitingBytes) {
    if (output.destroyed) throw new Error('The output was closed before the statement was written');
    await (output.writableNeedDrain ? once(output, 'drain') : setImmediate());
  }
}
