import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { MerchantRow } from '../../domain/statement-csv.ts';
import { summarise, type StatementRow, type StatementSection, type Totals } from '../../domain/statement.ts';
import type { StatementPeriod } from '../../domain/statement-period.ts';
import { sumLedger } from './ledger-totals.ts';
import { spansOf, type LedgerSpan } from './ledger-spans.ts';
import type { StatementSubjectRecord } from './statement-subjects.ts';

/** All that one statement says, read from one state of the ledger. */
export interface StatementSnapshot {
  /** By merchant number; merchants without a transaction have none. */
  readonly sections: readonly StatementSection[];
  /** Summed by SQL; whoever writes the files sums the rows and compares. */
  readonly totals: Totals;
  /** Hex SHA-256 over the canonical rows: the same on every engine, and changed by any change of a row. */
  readonly digest: string;
}

interface LedgerRow {
  readonly clearing_date: string;
  readonly clearing_file_id: number;
  readonly line_no: number;
  readonly transaction_date: string;
  readonly transaction_time: string;
  readonly terminal_no: string;
  readonly masked_card_no: string;
  readonly transaction_type: string;
  readonly amount_fen: number;
  readonly net_fen: number;
  readonly fee_fen: number;
  readonly trace_no: string;
  readonly system_reference_no: string;
  readonly channel: string;
  readonly remark: string;
  readonly remark1: string;
}

const pageRows = 5_000;

// By clearing date, file and line: the order of the clearing files. Each page begins after the last row of the one before.
const pageSql = (
  rows: number,
) => `select clearing_date, clearing_file_id, line_no, transaction_date, transaction_time, terminal_no,
    masked_card_no, transaction_type, amount_fen, net_fen, fee_fen, trace_no, system_reference_no, channel, remark, remark1
  from clearing_transaction
  where merchant_id = ? and application_type_code = ?
    and clearing_date >= ? and clearing_date <= ? and clearing_date < ?
    and (clearing_date > ? or clearing_file_id > ? or (clearing_file_id = ? and line_no > ?))
  order by clearing_date, clearing_file_id, line_no limit ${rows}`;

/** Reads the rows and their totals; `em` should be a snapshot's, so that both see the same state. */
export async function readStatementSnapshot(
  em: SqlEntityManager,
  subject: StatementSubjectRecord,
  applicationTypeCode: string,
  period: StatementPeriod,
): Promise<StatementSnapshot> {
  const totals = await sumLedger(em, subject, applicationTypeCode, period);
  const hash = createHash('sha256');
  const rowsByMerchant = new Map<string, { merchantName: string; rows: StatementRow[] }>();
  for (const span of await spansOf(em, subject, period)) {
    const { merchantNo, merchantName } = span;
    const section = rowsByMerchant.get(merchantNo) ?? { merchantName, rows: [] };
    for await (const page of pagesOf(em, span, applicationTypeCode)) {
      for (const row of page) section.rows.push(digested(hash, merchantNo, rowOf(row)));
    }
    if (section.rows.length > 0) rowsByMerchant.set(merchantNo, section);
  }
  const sections = [...rowsByMerchant].map(([merchantNo, { merchantName, rows }]) => ({
    merchantNo,
    merchantName,
    rows,
    ...summarise(rows),
  }));
  return { sections, totals, digest: hash.digest('hex') };
}

/** The first rows in the order of the statement's files, and no more of them read than are wanted. */
export async function readFirstRows(
  em: SqlEntityManager,
  subject: StatementSubjectRecord,
  applicationTypeCode: string,
  period: StatementPeriod,
  atMost: number,
): Promise<MerchantRow[]> {
  const rows: MerchantRow[] = [];
  for (const span of await spansOf(em, subject, period)) {
    const { merchantNo } = span;
    for await (const page of pagesOf(em, span, applicationTypeCode, atMost)) {
      rows.push(...page.map((row) => ({ merchantNo, ...rowOf(row) })));
      if (rows.length >= atMost) return rows.slice(0, atMost);
    }
  }
  return rows;
}

async function* pagesOf(
  em: SqlEntityManager,
  span: LedgerSpan,
  applicationTypeCode: string,
  rowsAPage = pageRows,
) {
  const { merchantId, to, before } = span;
  let after = { clearing_date: '', clearing_file_id: 0, line_no: 0 };
  let from = span.from;
  for (;;) {
    const { clearing_date: date, clearing_file_id: file, line_no: line } = after;
    const bounds = [merchantId, applicationTypeCode, from, to, before, date, file, file, line];
    const page = await em.execute<LedgerRow[]>(pageSql(rowsAPage), bounds);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < rowsAPage) return;
    after = last;
    // SQLite answers without leaving the process, so without a pause a long ledger would stop everything else in it.
    await setImmediate();
    from = last.clearing_date;
  }
}

function rowOf(row: LedgerRow): StatementRow {
  return {
    clearingDate: row.clearing_date,
    transactionDate: row.transaction_date,
    transactionTime: row.transaction_time,
    terminalNo: row.terminal_no,
    maskedCardNo: row.masked_card_no,
    transactionType: row.transaction_type,
    amountFen: Number(row.amount_fen),
    netFen: Number(row.net_fen),
    feeFen: Number(row.fee_fen),
    traceNo: row.trace_no,
    systemReferenceNo: row.system_reference_no,
    channel: row.channel,
    remark: row.remark,
    remark1: row.remark1,
  };
}

/** Adds a row's canonical line, a JSON array of the merchant number and the 14 columns in their order. */
function digested(hash: Hash, merchantNo: string, row: StatementRow): StatementRow {
  hash.update(`${JSON.stringify([merchantNo, ...(Object.values(row) as unknown[])])}\n`);
  return row;
}
