import type { StatementPreview } from '../../../db/queries/statements/statement-preview.ts';
import type { MerchantRow, ReadStatementLine } from '../../../domain/statements/statement-csv.ts';
import { type NamedMerchant, addTotals, noTotals, type Totals } from '../../../domain/clearing/totals.ts';

/** What a statement's file says of it: the first rows, and the sums of all by terminal. */
export async function buildPreview(
  lines: AsyncIterable<ReadStatementLine>,
  rowsAtMost: number,
): Promise<StatementPreview> {
  const rows: MerchantRow[] = [];
  const terminals = new Map<string, Totals & NamedMerchant & { terminalNo: string }>();
  for await (const { merchant, row } of lines) {
    if (rows.length < rowsAtMost) rows.push(row);
    const { terminalNo, amountFen, netFen, feeFen } = row;
    const key = `${merchant.merchantNo} ${terminalNo}`;
    const soFar = terminals.get(key) ?? noTotals;
    const totals = addTotals(soFar, { count: 1, amountFen, netFen, feeFen });
    terminals.set(key, { ...merchant, terminalNo, ...totals });
  }
  const inOrder = [...terminals].sort(([left], [right]) => (left < right ? -1 : 1));
  return { rows, byTerminal: inOrder.map(([, terminal]) => terminal) };
}
