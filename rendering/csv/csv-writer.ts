import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { guardedText } from '../../domain/statements/csv-text.ts';
import { formatFen } from '../../domain/money.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { legibleText } from '../legible-text.ts';
import { merchantHeaders, statementColumns } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import type { RowWriter } from '../row-writer.ts';
import { Tally } from '../tally.ts';

const byteOrderMark = '\ufeff';
const rowsPerWrite = 1_000;

/**
 * Writes the rows as CSV for other programs: UTF-8 with a byte order mark (without it Excel reads Chinese as
 * GBK), CRLF, quotes by RFC 4180, the guide's 14 columns, and for a group 商户号 and 商户名称 before them. No title
 * and no summary, so that every line is a row. Amounts are plain decimals in yuan: `-84.00`.
 *
 * A text that a spreadsheet would take for a formula is guarded (`domain/statements/csv-text.ts`). Amounts never are: a refund's minus sign is a number's. A spreadsheet still drops the leading zeros of terminal
 * numbers when it opens a CSV; the XLSX is the file for people.
 */
export function openCsv(outline: StatementOutline, output: Writable): RowWriter & { close(): Totals } {
  const tally = new Tally();
  const withMerchant = outline.subject.type === 'group';
  const headers = [...(withMerchant ? merchantHeaders : []), ...statementColumns.map(({ header }) => header)];
  output.write(byteOrderMark + line(headers));
  return {
    async write({ merchantNo, merchantName }, rows) {
      const leading = withMerchant ? [textField(merchantNo), textField(merchantName)] : [];
      for (let first = 0; first < rows.length; first += rowsPerWrite) {
        let chunk = '';
        for (const row of rows.slice(first, first + rowsPerWrite)) {
          chunk += line([...leading, ...rowFields(row)]);
          tally.add(row);
        }
        if (!output.write(chunk)) await once(output, 'drain');
      }
    },
    close() {
      output.end();
      return tally.totals;
    },
  };
}

function rowFields(row: StatementRow): string[] {
  return statementColumns.map(({ key }) => {
    const value = row[key];
    return typeof value === 'number' ? formatFen(value, { grouping: false }) : textField(value);
  });
}

function textField(text: string): string {
  const guarded = guardedText(legibleText(text));
  return /[",]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function line(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}
