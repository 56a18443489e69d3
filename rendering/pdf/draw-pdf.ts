import type { Writable } from 'node:stream';
import PDFDocument from 'pdfkit';
import {
  addTotals,
  noTotals,
  type StatementModel,
  type StatementSection,
  type Totals,
} from '../../domain/statement.ts';
import { legibleText } from '../legible-text.ts';
import { factText, periodText, producedAt, statementFacts, statementTitle } from '../statement-layout.ts';
import { Tally } from '../tally.ts';
import { drawDetail } from './detail-table.ts';
import { Pages, type Document, type Paper } from './pages.ts';
import type { DetailFile } from './pdf-writer.ts';
import { statementFont } from './statement-font.ts';
import { drawMerchantSummary, drawTerminalSummary, startBlock } from './summaries.ts';

/** Draws a whole statement and ends the output. */
export function drawPdf(
  model: StatementModel,
  output: Writable,
  detailFile: DetailFile,
  detailRows: number,
): Totals {
  const document = openDocument(model, detailFile);
  document.pipe(output);
  const instead = model.totals.count > detailRows ? detailFile : undefined;
  const { pages } = drawStatement(model, instead);
  const { totals } = drawStatement(model, instead, { document, pages });
  document.end();
  return totals;
}

function openDocument(model: StatementModel, { fileName, sha256 }: DetailFile): Document {
  const produced = producedAt(model);
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: '',
    // Our layout is cheaper than pdfkit's cache of it, which keeps every text of the document in memory.
    fontLayoutCache: false,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: legibleText(statementTitle(model)),
      Author: legibleText(model.branchName),
      Keywords: `${fileName} SHA-256 ${sha256}`,
      CreationDate: produced,
      ModDate: produced,
    },
  });
  // pdfkit takes a parsed font too, which its types don't say; reading 10 MB for each file would cost most of its time.
  return document.registerFont('statement', statementFont().embedded as unknown as Buffer);
}

/** Draws on paper, or counts the pages when there is none. */
function drawStatement(
  model: StatementModel,
  instead: DetailFile | undefined,
  paper?: Paper,
): { pages: number; totals: Totals } {
  const { subject, period } = model;
  const pages = new Pages(
    `${statementTitle(model)}   ${subject.name}   ${subject.no}   ${periodText(period)}`,
    paper,
  );
  drawHead(pages, model, instead);
  const tally = new Tally();
  let summed = noTotals;
  for (const section of model.sections) {
    if (subject.type === 'group') startSection(pages, section);
    if (!instead) drawDetail(pages, section.rows, tally);
    pages.y += 8;
    summed = addTotals(summed, drawTerminalSummary(pages, section));
  }
  if (subject.type === 'group') drawMerchantSummary(pages, model);
  return { pages: pages.count, totals: instead ? summed : tally.totals };
}

function drawHead(pages: Pages, model: StatementModel, instead: DetailFile | undefined): void {
  pages.paragraph(statementTitle(model), { size: 14, bold: true, align: 'center' });
  pages.y += 4;
  const facts = statementFacts(model).map(factText);
  pages.paragraph(facts.slice(0, 3).join('     '), { size: 9 });
  pages.paragraph(facts.slice(3).join('     '), { size: 9 });
  if (instead) {
    const count = model.totals.count.toLocaleString('en-US');
    pages.paragraph(`明细共 ${count} 笔，见文件 ${instead.fileName}（SHA-256: ${instead.sha256}）`, {
      size: 9,
    });
  }
  pages.y += 5;
}

function startSection(pages: Pages, { merchantName, merchantNo }: StatementSection): void {
  startBlock(pages, `商户名称: ${merchantName}     商户号: ${merchantNo}`);
  pages.bookmark(legibleText(`${merchantNo} ${merchantName}`));
}
