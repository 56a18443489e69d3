import { addTotals, noTotals, payoutOf, type Totals } from '../../domain/clearing/totals.ts';
import {
  factText,
  merchantHeaders,
  merchantSummaryHeaders,
  payoutLine,
  terminalSummaryHeaders,
  words,
} from '../statement-layout.ts';
import type { SectionOutline, StatementOutline } from '../statement-outline.ts';
import { amount, count, text, type SheetCell } from './sheet-cells.ts';
import type { SheetLines } from './sheet-lines.ts';

/** After so many lines the writer looks whether there is room for more. */
const linesPerPause = 64;

/**
 * The sample's 汇总信息: a line for each terminal, 小计, and 实际拨付金额 under its own heading. In a group's sheet 商户号 leads each line, so
 * that the amounts stand below those of the summary by merchant and every line says whose it is.
 */
export async function writeTerminalSummary(
  lines: SheetLines,
  section: SectionOutline,
  inGroup: boolean,
): Promise<void> {
  const leading = (...cells: SheetCell[]): SheetCell[] => (inGroup ? cells : []);
  lines.line([text(words.summary, 'heading')]);
  lines.header([...(inGroup ? [merchantHeaders[0]] : []), ...terminalSummaryHeaders]);
  for (const [index, { terminalNo, ...totals }] of section.terminals.entries()) {
    const number = text(terminalNo, 'code');
    lines.line([...leading(text(section.merchantNo, 'code')), number, ...sumCells(totals)]);
    if (index % linesPerPause === 0) await lines.drained();
  }
  const { totals } = section;
  const empty = text('', 'totalText');
  lines.line([text(words.subtotal, 'totalText'), ...leading(empty), ...totalCells(totals)]);
  const { label, fen } = payoutLine(totals);
  const payout = amount(fen, 'totalAmount');
  lines.line([text(label, 'totalText'), ...leading(empty), empty, empty, empty, payout]);
}

/** A line for each merchant, and 总计, which is added up here and not copied from the model. */
export async function writeMerchantSummary(lines: SheetLines, { sections }: StatementOutline): Promise<void> {
  lines.line([text(words.groupSummary, 'heading')]);
  lines.header(merchantSummaryHeaders);
  let sum = noTotals;
  for (const [index, { merchantNo, merchantName, totals }] of sections.entries()) {
    lines.line([text(merchantNo, 'code'), text(merchantName), ...sumCells(totals)]);
    sum = addTotals(sum, totals);
    if (index % linesPerPause === 0) await lines.drained();
  }
  const empty = text('', 'totalText');
  lines.line([text(words.grandTotal, 'totalText'), empty, ...totalCells(sum)]);
  const { label, fen } = payoutLine(sum);
  if (label === words.refund)
    lines.line([text(label, 'totalText'), empty, empty, empty, empty, amount(fen, 'totalAmount')]);
}

/** 交易笔数, 交易金额, 手续费 and 实际拨付金额. */
function sumCells(totals: Totals): SheetCell[] {
  const { amountFen, feeFen } = totals;
  return [count(totals.count), ...[amountFen, feeFen, payoutOf(totals)].map((fen) => amount(fen))];
}

/** As {@link sumCells}, in the look of a total. */
function totalCells(totals: Totals): SheetCell[] {
  const { amountFen, feeFen } = totals;
  const amounts = [amountFen, feeFen, payoutOf(totals)].map((fen) => amount(fen, 'totalAmount'));
  return [count(totals.count, 'totalCount'), ...amounts];
}

/** `商户名称: … 商户号: …` over a merchant's part. */
export function writeMerchantHeading(lines: SheetLines, { merchantName, merchantNo }: SectionOutline): void {
  const facts = [
    { label: '商户名称', value: merchantName },
    { label: '商户号', value: merchantNo },
  ];
  lines.line([text(facts.map(factText).join('   '), 'heading')]);
}
