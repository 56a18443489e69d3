import type { SqlEntityManager } from '@mikro-orm/sql';
import { maskCardNumbers } from '../../../domain/card-number.ts';
import type { LedgerFindings } from '../../../domain/clearing/ledger-findings.ts';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';
import { rowFault, type RowFault } from '../../../domain/clearing/row-fault.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { ClearingFile } from '../../entities/clearing-file.ts';

/** A row as {@link rowColumns} select it. */
export interface LedgerRow {
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

export const rowColumns = `clearing_date, clearing_file_id, line_no, transaction_date, transaction_time, terminal_no,
    masked_card_no, transaction_type, amount_fen, net_fen, fee_fen, trace_no, system_reference_no, channel, remark, remark1`;

/** A row that no statement may have; where it is, until the file's name is known. */
export class FaultyRow extends Error {
  readonly fault: RowFault;
  readonly #row: LedgerRow;

  constructor(row: LedgerRow, fault: RowFault) {
    super(fault.code);
    this.fault = fault;
    this.#row = row;
  }

  /** As a refusal with `file`, `line` and `column`. */
  async refusal(em: SqlEntityManager): Promise<BusinessError> {
    const { clearing_file_id: id, line_no: line } = this.#row;
    const file = await em.findOne(ClearingFile, Number(id), { disableIdentityMap: true });
    const { code, column } = this.fault;
    return new BusinessError(code, { file: file?.fileName ?? `#${id}`, line: Number(line), column });
  }
}

/**
 * A row as statements say it. It is the last lock before the writers, whatever the import has let through: a clear
 * card number is masked and counted.
 *
 * @throws FaultyRow
 */
export function readRow(ledgerRow: LedgerRow, findings: LedgerFindings): StatementRow {
  const row = rowOf(ledgerRow);
  const fault = rowFault(row);
  if (fault) throw new FaultyRow(ledgerRow, fault);
  return mayHaveCard.test(`${row.maskedCardNo}|${row.remark}|${row.remark1}|${row.channel}`)
    ? withoutCards(row, findings)
    : row;
}

/** Spares nearly every row the search in each of its texts. */
const mayHaveCard = /[0-9０-９]{4}[ \-－\u3000]?[0-9０-９]{4}[ \-－\u3000]?[0-9０-９]{4}/;

function withoutCards(row: StatementRow, findings: LedgerFindings): StatementRow {
  const masked = (text: string): string => {
    const found = maskCardNumbers(text);
    findings.maskedCards += found.count;
    return found.text;
  };
  return {
    ...row,
    maskedCardNo: masked(row.maskedCardNo),
    channel: masked(row.channel),
    remark: masked(row.remark),
    remark1: masked(row.remark1),
  };
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
