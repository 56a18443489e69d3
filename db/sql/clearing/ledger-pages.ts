import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';

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

const rowColumns = `clearing_date, clearing_file_id, line_no, transaction_date, transaction_time, terminal_no,
    masked_card_no, transaction_type, amount_fen, net_fen, fee_fen, trace_no, system_reference_no, channel, remark, remark1`;

// By clearing date, file and line: the order of the clearing files. Each page begins after the last row of the one before.
const pageSql = (rows: number) => `select ${rowColumns} from clearing_transaction
  where merchant_id = ? and application_type_code = ?
    and clearing_date >= ? and clearing_date <= ? and clearing_date < ?
    and (clearing_date > ? or clearing_file_id > ? or (clearing_file_id = ? and line_no > ?))
  order by clearing_date, clearing_file_id, line_no limit ${rows}`;

/** A span's rows page by page, in the order of the clearing files. */
export async function* ledgerPages(
  em: SqlEntityManager,
  { merchantId, from, to, before }: LedgerSpan,
  applicationTypeCode: string,
  rowsAPage: number,
): AsyncGenerator<StatementRow[]> {
  let after = { clearing_date: '', clearing_file_id: 0, line_no: 0 };
  let since = from;
  for (;;) {
    const { clearing_date: date, clearing_file_id: file, line_no: line } = after;
    const bounds = [merchantId, applicationTypeCode, since, to, before, date, file, file, line];
    const page = await em.execute<LedgerRow[]>(pageSql(rowsAPage), bounds);
    yield page.map(rowOf);
    const last = page.at(-1);
    if (!last || page.length < rowsAPage) return;
    after = last;
    // SQLite answers without leaving the process, so without a pause a long ledger would stop everything else in it.
    await setImmediate();
    since = last.clearing_date;
  }
}

interface MerchantLedgerRow extends LedgerRow {
  readonly merchant_id: number;
  readonly application_type_code: string;
}

/**
 * All rows of merchants with few of them, at least one, by the merchant's id and the application type; each in the
 * order of the clearing files.
 */
export async function ledgerRowsOf(
  em: SqlEntityManager,
  merchantIds: readonly number[],
  applicationTypeCodes: readonly string[],
  { from, to }: StatementPeriod,
): Promise<Map<string, StatementRow[]>> {
  const rows = await em.execute<MerchantLedgerRow[]>(
    `select merchant_id, application_type_code, ${rowColumns} from clearing_transaction
      where merchant_id in (${merchantIds.map(() => '?').join()})
        and application_type_code in (${applicationTypeCodes.map(() => '?').join()})
        and clearing_date between ? and ?
      order by merchant_id, application_type_code, clearing_date, clearing_file_id, line_no`,
    [...merchantIds, ...applicationTypeCodes, from, to],
  );
  const rowsByStatement = new Map<string, StatementRow[]>();
  for (const row of rows) {
    const key = ledgerKey(row.merchant_id, row.application_type_code);
    const statement = rowsByStatement.get(key);
    if (statement) statement.push(rowOf(row));
    else rowsByStatement.set(key, [rowOf(row)]);
  }
  return rowsByStatement;
}

/** How {@link ledgerRowsOf} names what belongs together. */
export function ledgerKey(merchantId: number, applicationTypeCode: string): string {
  return `${merchantId} ${applicationTypeCode}`;
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

/** A merchant's clearing dates that belong to one statement: `from` and `to` included, `before` not. */
export interface LedgerSpan {
  readonly merchantId: number;
  readonly merchantNo: string;
  readonly merchantName: string;
  readonly from: string;
  readonly to: string;
  readonly before: string;
}
