import { addTotals, noTotals, payoutOf } from '../../domain/clearing/totals.ts';
import {
  factText,
  merchantHeaders,
  merchantSummaryHeaders,
  terminalSummaryHeaders,
  words,
} from '../statement-layout.ts';
import type { SectionOutline, StatementOutline } from '../statement-outline.ts';
import { amount, count, text, type SheetCell } from './sheet-cells.ts';
import type { SheetLines } from './sheet-lines.ts';

/**
 * The sample's 汇总信息: a line for each terminal, 小计, and 实际拨付金额. In a group's sheet 商户号 leads each line, so
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
  for (const { terminalNo, ...totals } of section.terminals) {
    const sums = [count(totals.count), amount(totals.amountFen), amount(totals.feeFen)];
    lines.line([...leading(text(section.merchantNo, 'code')), text(terminalNo, 'code'), ...sums]);
    await lines.drained();
  }
  const { totals } = section;
  const empty = text('', 'totalText');
  const sums = [
    count(totals.count, 'totalCount'),
    amount(totals.amountFen, 'totalAmount'),
    amount(totals.feeFen, 'totalAmount'),
  ];
  lines.line([text(words.subtotal, 'totalText'), ...leading(empty), ...sums]);
  const payout = amount(payoutOf(totals), 'totalAmount');
  lines.line([text(words.payout, 'totalText'), ...leading(empty), empty, payout, empty]);
}

/** A line for each merchant, and 总计, which is added up here and not copied from the model. */
export async function writeMerchantSummary(lines: SheetLines, { sections }: StatementOutline): Promise<void> {
  lines.line([text(words.groupSummary, 'heading')]);
  lines.header(merchantSummaryHeaders);
  let sum = noTotals;
  for (const { merchantNo, merchantName, totals } of sections) {
    const sums = [amount(totals.amountFen), amount(totals.feeFen), amount(payoutOf(totals))];
    lines.line([text(merchantNo, 'code'), text(merchantName), count(totals.count), ...sums]);
    sum = addTotals(sum, totals);
    await lines.drained();
  }
  const sums = [sum.amountFen, sum.feeFen, payoutOf(sum)].map((fen) => amount(fen, 'totalAmount'));
  lines.line([
    text(words.grandTotal, 'totalText'),
    text('', 'totalText'),
    count(sum.count, 'totalCount'),
    ...sums,
  ]);
}

/** `商户名称: … 商户号: …` over a merchant's part. */
export function writeMerchantHeading(lines: SheetLines, { merchantName, merchantNo }: SectionOutline): void {
  const facts = [
    { label: '商户名称', value: merchantName },
    { label: '商户号', value: merchantNo },
  ];
  lines.line([text(facts.map(factText).join('   '), 'heading')]);
}
