import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { LedgerFindings } from '../../../domain/clearing/ledger-findings.ts';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { FaultyRow, type LedgerRow, readRow, rowColumns } from './read-rows.ts';

// By clearing date, file and line: the order of the clearing files. Each page begins after the last row of the one before.
const pageSql = (rows: number) => `select ${rowColumns} from clearing_transaction
  where merchant_id = ? and application_type_code = ?
    and clearing_date >= ? and clearing_date <= ? and clearing_date < ?
    and (clearing_date > ? or clearing_file_id > ? or (clearing_file_id = ? and line_no > ?))
  order by clearing_date, clearing_file_id, line_no limit ${rows}`;

/**
 * A span's rows page by page, in the order of the clearing files.
 *
 * @throws BusinessError LEDGER_NET_AMOUNT, LEDGER_AMOUNT_INVALID, LEDGER_TEXT_UNREADABLE, each with the row's place
 */
export async function* ledgerPages(
  em: SqlEntityManager,
  { merchantId, from, to, before }: LedgerSpan,
  applicationTypeCode: string,
  rowsAPage: number,
  findings: LedgerFindings = { maskedCards: 0 },
): AsyncGenerator<StatementRow[]> {
  let after = { clearing_date: '', clearing_file_id: 0, line_no: 0 };
  let since = from;
  for (;;) {
    const { clearing_date: date, clearing_file_id: file, line_no: line } = after;
    const bounds = [merchantId, applicationTypeCode, since, to, before, date, file, file, line];
    const page = await em.execute<LedgerRow[]>(pageSql(rowsAPage), bounds);
    yield await readRows(em, page, findings);
    const last = page.at(-1);
    if (!last || page.length < rowsAPage) return;
    after = last;
    // SQLite answers without leaving the process, so without a pause a long ledger would stop everything else in it.
    await setImmediate();
    since = last.clearing_date;
  }
}

async function readRows(
  em: SqlEntityManager,
  page: readonly LedgerRow[],
  findings: LedgerFindings,
): Promise<StatementRow[]> {
  try {
    return page.map((row) => readRow(row, findings));
  } catch (error) {
    throw error instanceof FaultyRow ? await error.refusal(em) : error;
  }
}

/** A merchant's rows under one application type, and what was found in them. */
export interface FoundRows {
  readonly rows: readonly StatementRow[];
  readonly findings: LedgerFindings;
}

interface MerchantLedgerRow extends LedgerRow {
  readonly merchant_id: number;
  readonly application_type_code: string;
}

/**
 * All rows of merchants with few of them, at least one, by the merchant's id and the application type; each in the
 * order of the clearing files. A statement with a row that it may not have is left out: who reads it alone learns why.
 */
export async function ledgerRowsOf(
  em: SqlEntityManager,
  merchantIds: readonly number[],
  applicationTypeCodes: readonly string[],
  { from, to }: StatementPeriod,
): Promise<Map<string, FoundRows>> {
  const rows = await em.execute<MerchantLedgerRow[]>(
    `select merchant_id, application_type_code, ${rowColumns} from clearing_transaction
      where merchant_id in (${merchantIds.map(() => '?').join()})
        and application_type_code in (${applicationTypeCodes.map(() => '?').join()})
        and clearing_date between ? and ?
      order by merchant_id, application_type_code, clearing_date, clearing_file_id, line_no`,
    [...merchantIds, ...applicationTypeCodes, from, to],
  );
  const byStatement = Map.groupBy(rows, (row) => ledgerKey(row.merchant_id, row.application_type_code));
  const found = [...byStatement].flatMap(([key, own]) => {
    const read = readAll(own);
    return read ? [[key, read] as const] : [];
  });
  return new Map(found);
}

/** Undefined when one of them is faulty. */
function readAll(ledgerRows: readonly LedgerRow[]): FoundRows | undefined {
  const findings = { maskedCards: 0 };
  try {
    return { rows: ledgerRows.map((row) => readRow(row, findings)), findings };
  } catch (error) {
    if (error instanceof FaultyRow) return undefined;
    throw error;
  }
}

/** How {@link ledgerRowsOf} names what belongs together. */
export function ledgerKey(merchantId: number, applicationTypeCode: string): string {
  return `${merchantId} ${applicationTypeCode}`;
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
