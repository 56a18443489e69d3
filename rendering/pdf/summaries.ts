import { addTotals, noTotals, type Totals } from '../../domain/clearing/totals.ts';
import { formatFen } from '../../domain/money.ts';
import {
  merchantSummaryHeaders,
  payoutLine,
  terminalSummaryHeaders,
  totalsText,
  words,
} from '../statement-layout.ts';
import type { SectionOutline, StatementOutline } from '../statement-outline.ts';
import { drawableText } from './drawable-text.ts';
import { lineHeightOf, type Pages } from './pages.ts';
import { widthOf } from './statement-font.ts';
import { Table, type TableColumn } from './table.ts';

const size = 8;
const nameWidth = 300;
const headingSize = 9;
const headingGap = 2;

const terminalColumns = columnsOf(terminalSummaryHeaders, [110, 70, 110, 90, 110]);
const merchantColumns = columnsOf(merchantSummaryHeaders, [100, nameWidth, 70, 110, 90, 110]);

/**
 * Draws 汇总信息 by terminal, 小计 and 实际拨付金额 under its own heading.
 *
 * @param type the heading's level.
 * @returns the sum of the lines drawn, which is this writer's own count where no rows are drawn.
 */
export async function drawTerminalSummary(
  pages: Pages,
  { merchantNo, merchantName, terminals, totals }: SectionOutline,
  type: 'H2' | 'H3',
): Promise<Totals> {
  // In a group's file it may stand on a page without its merchant's heading.
  const heading = type === 'H3' ? `${words.summary}     ${merchantNo} ${merchantName}` : words.summary;
  startBlock(pages, type, heading, terminals.length + 3);
  const table = new Table(pages, terminalColumns, size);
  for (const [index, terminal] of terminals.entries()) {
    const followedBy = index === terminals.length - 1 ? 2 : 0;
    table.row([terminal.terminalNo, ...totalsText(terminal)], { followedBy });
    await pages.drained();
  }
  table.row([words.subtotal, ...totalsText(totals)], { bold: true });
  const { label, fen } = payoutLine(totals);
  table.row([label, '', '', '', formatFen(fen)], { bold: true });
  table.end();
  pages.y += 10;
  return terminals.reduce<Totals>(addTotals, noTotals);
}

/** Draws the group's summary by merchant and its 总计, which is added up here and not copied from the model. */
export async function drawMerchantSummary(pages: Pages, { sections }: StatementOutline): Promise<void> {
  const lines = sections.reduce((sum, { merchantName }) => sum + nameLines(merchantName), 0);
  startBlock(pages, 'H2', words.groupSummary, lines + 3);
  const table = new Table(pages, merchantColumns, size);
  for (const [index, { merchantNo, merchantName, totals }] of sections.entries()) {
    const followedBy = index === sections.length - 1 ? 2 : 0;
    table.row([merchantNo, merchantName, ...totalsText(totals)], { followedBy });
    await pages.drained();
  }
  const sum = sections.map(({ totals }) => totals).reduce(addTotals, noTotals);
  table.row([words.grandTotal, '', ...totalsText(sum)], { bold: true });
  const { label, fen } = payoutLine(sum);
  if (label === words.refund) table.row([label, '', '', '', '', formatFen(fen)], { bold: true });
  table.end();
}

/**
 * A heading never stands alone at the foot of a page, and a table of few lines is not torn over two.
 *
 * @param type the heading's level.
 * @param lines of the table below, its header among them; only known where the table is short.
 */
export function startBlock(pages: Pages, type: 'H2' | 'H3', heading: string, lines = 2): void {
  const headingHeight = lineHeightOf(headingSize) + headingGap;
  const whole = headingHeight + Table.heightOf(lines, size);
  const least = headingHeight + Table.heightOf(2, size);
  if (!pages.fits(whole > pages.bodyHeight / 2 ? least : whole)) pages.next();
  pages.paragraph(type, heading, { size: headingSize, bold: true });
  pages.y += headingGap;
}

/** How many lines a merchant's name takes, roughly. */
function nameLines(merchantName: string): number {
  return Math.ceil((widthOf(drawableText(merchantName)) * size) / (nameWidth - size)) || 1;
}

function columnsOf(headers: readonly string[], widths: readonly number[]): TableColumn[] {
  const firstNumber = headers.indexOf('交易笔数');
  return headers.map((header, index) => ({
    header,
    width: widths[index]!,
    align: index >= firstNumber ? 'right' : 'left',
  }));
}
