import type { SqlEntityManager } from '@mikro-orm/sql';
import { formatFen } from '../../../domain/money.ts';
import type { StreamedContent } from '../../../domain/statements/statement-content.ts';
import {
  isAmountField,
  type WidestValues,
  statementFields,
  type StatementRow,
} from '../../../domain/clearing/ledger-row.ts';
import { byTerminalNo, type SectionOutline } from '../../../domain/statements/statement.ts';
import { addTotals, noTotals, type TerminalTotals } from '../../../domain/clearing/totals.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import type { Database } from '../../orm.ts';
import {
  ledgerFromClause,
  sumColumns,
  totalsOf,
  type LedgerOwner,
} from '../../sql/clearing/ledger-totals.ts';

type SqlRow = Readonly<Record<string, unknown>>;

const columns: Readonly<Record<keyof StatementRow, string>> = {
  clearingDate: 't.clearing_date',
  transactionDate: 't.transaction_date',
  transactionTime: 't.transaction_time',
  terminalNo: 't.terminal_no',
  maskedCardNo: 't.masked_card_no',
  transactionType: 't.transaction_type',
  amountFen: 't.amount_fen',
  netFen: 't.net_fen',
  feeFen: 't.fee_fen',
  traceNo: 't.trace_no',
  systemReferenceNo: 't.system_reference_no',
  channel: 't.channel',
  remark: 't.remark',
  remark1: 't.remark1',
};

/** What the two kinds of database say differently. */
const dialects = {
  sqlite: {
    characters: (column: string) => `length(${column})`,
    bytes: (column: string) => `octet_length(${column})`,
  },
  mysql: {
    characters: (column: string) => `char_length(${column})`,
    bytes: (column: string) => `length(${column})`,
  },
} as const;

/**
 * What of a statement comes before its rows, without reading them: sections, terminals by number, totals,
 * and the widest values. One grouped query.
 */
export async function outlineLedger(
  em: SqlEntityManager,
  kind: Database['kind'],
  owner: LedgerOwner,
  applicationTypeCode: string,
  period: StatementPeriod,
): Promise<Omit<StreamedContent, 'kind' | 'pages' | 'findings'>> {
  const ledger = ledgerFromClause(owner, period);
  const rows = await em.execute<SqlRow[]>(
    `select merchant.merchant_no, merchant.name, summed.* from (
        select t.merchant_id, t.terminal_no, ${sumColumns}, ${widthColumns(kind)}
        from ${ledger.from} where ${ledger.where} and t.application_type_code = ? group by t.merchant_id, t.terminal_no
      ) summed join merchant on merchant.id = summed.merchant_id
      order by merchant.merchant_no`,
    [...ledger.params, applicationTypeCode],
  );
  const sections = sectionsOf(rows);
  const totals = sections.map((section) => section.totals).reduce(addTotals, noTotals);
  return { sections, totals, widest: widestOf(rows) };
}

/** A Chinese character has three bytes and takes two columns of digits, an ASCII one takes one: (bytes + characters) / 2. */
function widthColumns(kind: Database['kind']): string {
  const { characters, bytes } = dialects[kind];
  const each = statementFields.map((field) => {
    const column = columns[field];
    return isAmountField(field)
      ? `min(${column}) as least_${field}, max(${column}) as most_${field}`
      : `max(${bytes(column)} + ${characters(column)}) as twice_${field}`;
  });
  return each.join(', ');
}

function sectionsOf(rows: readonly SqlRow[]): SectionOutline[] {
  const byMerchant = new Map<string, { merchantName: string; terminals: TerminalTotals[] }>();
  for (const row of rows) {
    const merchantNo = row['merchant_no'] as string;
    const section = byMerchant.get(merchantNo) ?? { merchantName: row['name'] as string, terminals: [] };
    section.terminals.push({ terminalNo: row['terminal_no'] as string, ...totalsOf(row) });
    byMerchant.set(merchantNo, section);
  }
  return [...byMerchant].map(([merchantNo, section]) => ({
    merchantNo,
    merchantName: section.merchantName,
    terminals: section.terminals.toSorted(byTerminalNo),
    totals: section.terminals.reduce<SectionOutline['totals']>(addTotals, noTotals),
  }));
}

/** An amount that is too large has a width too: its row is refused when it is read. */
function amountWidth(fen: number): number {
  return Number.isSafeInteger(fen) ? formatFen(fen).length : 0;
}

function widestOf(rows: readonly SqlRow[]): WidestValues {
  const widthIn = (row: SqlRow, field: keyof StatementRow): number =>
    isAmountField(field)
      ? Math.max(...['least', 'most'].map((end) => amountWidth(Number(row[`${end}_${field}`]))))
      : Math.floor(Number(row[`twice_${field}`]) / 2);
  const entries = statementFields.map((field) => {
    const most = rows.reduce((widest, row) => Math.max(widest, widthIn(row, field)), 0);
    return [field, most] as const;
  });
  return Object.fromEntries(entries) as unknown as WidestValues;
}
