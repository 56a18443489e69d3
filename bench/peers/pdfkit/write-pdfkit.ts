import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { isAmountField } from '../../../domain/clearing/ledger-row.ts';
import { formatFen } from '../../../domain/money.ts';
import {
  factText,
  pageText,
  periodText,
  statementColumns,
  statementFacts,
  statementTitle,
  terminalSummaryHeaders,
  totalsText,
  words,
} from '../../../rendering/statement-layout.ts';
import { outlineOf, pagesOf } from '../../statement-rows.ts';

type Document = InstanceType<typeof PDFDocument>;
type Align = 'left' | 'center' | 'right';

interface Columns {
  readonly headers: readonly string[];
  readonly widths: readonly number[];
  readonly align: readonly Align[];
  readonly size: number;
}

const page = { width: 841.89, height: 595.28, left: 28, top: 28, bottom: 34 } as const;

const detail: Columns = {
  headers: statementColumns.map(({ header }) => header),
  widths: [46, 46, 40, 42, 78, 38, 60, 60, 46, 34, 57, 42, 76, 120],
  align: statementColumns.map(({ key }) => {
    if (isAmountField(key)) return 'right';
    return key.startsWith('remark') ? 'left' : 'center';
  }),
  size: 7,
};
const summary: Columns = {
  headers: terminalSummaryHeaders,
  widths: [110, 70, 110, 90, 110],
  align: ['left', 'right', 'right', 'right', 'right'],
  size: 8,
};

/**
 * pdfkit by its guide: a registered font, `text` for each cell, pages kept to be numbered. Its `table` reads the font
 * again for every cell, and 3,000 rows take it minutes.
 */
export async function writeByPdfkit(font: string, rows: number, path: string): Promise<void> {
  const outline = outlineOf(rows);
  // A font named here, too, would be read again for every page.
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: '',
    bufferPages: true,
  });
  const output = createWriteStream(path);
  document.pipe(output);
  document.registerFont('statement', font).font('statement');
  document.fontSize(14).text(statementTitle(outline), page.left, page.top, { width: 785, align: 'center' });
  const facts = statementFacts(outline).map(factText);
  document.fontSize(9).text(facts.slice(0, 3).join('     '), page.left, page.top + 22.2);
  document.text(facts.slice(3).join('     '), page.left, page.top + 33.9);
  let below = drawTable(document, detail, detailLines(rows), page.top + 50.6) + 8;
  if (below + 50 > page.height - page.bottom) below = nextPage(document);
  document.fontSize(9).text(words.summary, page.left, below);
  drawTable(document, summary, summaryLines(outline), below + 13.7);
  const { subject, period } = outline;
  const head = [statementTitle(outline), subject.name, subject.no, periodText(period)].join('   ');
  numberPages(document, head);
  document.end();
  await finished(output);
}

function* detailLines(rows: number): Generator<string[]> {
  for (const some of pagesOf(rows)) {
    for (const row of some) {
      yield statementColumns.map(({ key }) => {
        const value = row[key];
        return typeof value === 'number' ? formatFen(value) : value;
      });
    }
  }
}

function* summaryLines({ sections, totals }: ReturnType<typeof outlineOf>): Generator<string[]> {
  for (const terminal of sections[0]!.terminals) {
    yield [terminal.terminalNo, ...totalsText(terminal)];
  }
  const [count, amount, fee, payout] = totalsText(totals);
  yield [words.subtotal, count, amount, fee, payout];
  yield [words.payout, '', '', '', payout];
}

/** @returns where it ends */
function drawTable(document: Document, columns: Columns, lines: Iterable<string[]>, top: number): number {
  const height = columns.size * 1.3 + 3.8;
  let y = drawHead(document, columns, top, height);
  let from = top;
  for (const line of lines) {
    if (y + height > page.height - page.bottom) {
      drawRules(document, columns, from, y);
      from = nextPage(document);
      y = drawHead(document, columns, from, height);
    }
    y = drawRow(document, columns, line, columns.align, y, height);
  }
  drawRules(document, columns, from, y);
  return y;
}

/** @returns where its table begins */
function nextPage(document: Document): number {
  document.addPage().font('statement');
  return page.top + 12;
}

function drawHead(document: Document, columns: Columns, y: number, height: number): number {
  const width = columns.widths.reduce((sum, each) => sum + each, 0);
  document.rect(page.left, y, width, height).fill('#edf2f7').fillColor('#1a202c').fontSize(columns.size);
  const centred = columns.headers.map((): Align => 'center');
  return drawRow(document, columns, columns.headers, centred, y, height);
}

function drawRow(
  document: Document,
  { widths }: Columns,
  cells: readonly string[],
  align: readonly Align[],
  y: number,
  height: number,
): number {
  let x = page.left;
  cells.forEach((cell, index) => {
    const width = widths[index]!;
    const options = { width: width - 6, align: align[index]!, lineBreak: false };
    if (cell !== '') document.text(cell, x + 3, y + 1.9, options);
    x += width;
  });
  document
    .lineWidth(0.4)
    .strokeColor('#c4ccd6')
    .moveTo(page.left, y + height)
    .lineTo(x, y + height)
    .stroke();
  return y + height;
}

function drawRules(document: Document, { widths }: Columns, top: number, bottom: number): void {
  let x = page.left;
  for (const width of [0, ...widths]) {
    x += width;
    document.moveTo(x, top).lineTo(x, bottom).stroke();
  }
}

function numberPages(document: Document, head: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let number = start; number < start + count; number += 1) {
    document.switchToPage(number);
    document.font('statement').fontSize(7);
    const foot = { width: 785, align: 'center', lineBreak: false } as const;
    if (number > 0) document.text(head, page.left, page.top, { lineBreak: false });
    document.text(pageText(number + 1, count), page.left, page.height - page.bottom + 10, foot);
  }
}
