import ExcelJS from 'exceljs';
import type { StatementModel } from '../../../domain/statements/statement.ts';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';
import { legibleText } from '../../../rendering/legible-text.ts';
import {
  merchantHeaders,
  producedAt,
  statementColumns,
  statementFacts,
  statementTitle,
} from '../../../rendering/statement-layout.ts';
import { measureSheets } from '../measure-sheets.ts';
import { detailSheet, filterOver, summarySheet } from '../../../rendering/xlsx/page-setup.ts';
import { amount, date, text, time, type SheetCell } from '../../../rendering/xlsx/sheet-cells.ts';
import { headerLine } from '../../../rendering/xlsx/sheet-extent.ts';
import {
  writeMerchantHeading,
  writeMerchantSummary,
  writeTerminalSummary,
} from '../../../rendering/xlsx/summary-lines.ts';
import { ExcelLines } from './excel-lines.ts';

const styleOf: Partial<Record<keyof StatementRow, 'text'>> = { remark: 'text', remark1: 'text' };

/** The statement's workbook as plain exceljs makes it, in memory and slowly: what the writer's is compared to. */
export async function writeReference(model: StatementModel, path: string, sheetRows: number): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const producer = legibleText(model.branchName);
  Object.assign(workbook, {
    title: legibleText(statementTitle(model)),
    creator: producer,
    lastModifiedBy: producer,
    created: producedAt(model),
    modified: producedAt(model),
  });
  const rows = model.sections.flatMap((section) => section.rows.map((row) => ({ section, row })));
  const widths = measureSheets(model);
  if (model.subject.type === 'merchant' && rows.length <= sheetRows) {
    const lines = openDetail(workbook, '对账单', model, widths.merchant, rows.length);
    for (const { row } of rows) lines.line(cellsOf(row));
    lines.blank();
    await writeTerminalSummary(lines, model.sections[0]!, false);
  } else {
    await writeSummary(workbook, model, widths.summary);
    for (let first = 0; first < rows.length; first += sheetRows) {
      const some = rows.slice(first, first + sheetRows);
      const name = rows.length <= sheetRows ? '明细' : `明细${first / sheetRows + 1}`;
      const lines = openDetail(workbook, name, model, widths.detail, some.length);
      for (const { section, row } of some) {
        lines.line([text(section.merchantNo, 'code'), text(section.merchantName), ...cellsOf(row)]);
      }
    }
  }
  await workbook.xlsx.writeFile(path);
}

function openDetail(
  workbook: ExcelJS.Workbook,
  name: string,
  model: StatementModel,
  widths: readonly number[],
  rows: number,
): ExcelLines {
  const header = headerLine(model);
  const sheet = workbook.addWorksheet(name, detailSheet(header, model.provisional === true));
  sheet.autoFilter = filterOver(header, widths.length, rows);
  const lines = new ExcelLines(sheet, widths);
  lines.title(statementTitle(model));
  lines.facts(statementFacts(model));
  const leading = widths.length > statementColumns.length ? merchantHeaders : [];
  lines.header([...leading, ...statementColumns.map(({ header }) => header)]);
  return lines;
}

async function writeSummary(
  workbook: ExcelJS.Workbook,
  model: StatementModel,
  widths: readonly number[],
): Promise<void> {
  const lines = new ExcelLines(
    workbook.addWorksheet('汇总', summarySheet(model.provisional === true)),
    widths,
  );
  lines.title(statementTitle(model));
  lines.facts(statementFacts(model));
  lines.blank();
  await writeMerchantSummary(lines, model);
  for (const section of model.sections) {
    lines.blank();
    writeMerchantHeading(lines, section);
    await writeTerminalSummary(lines, section, true);
  }
}

function cellsOf(row: StatementRow): SheetCell[] {
  return statementColumns.map(({ key }) => {
    const value = row[key];
    if (typeof value === 'number') return amount(value);
    if (key === 'transactionTime') return time(value);
    return key.endsWith('Date') ? date(value) : text(value, styleOf[key] ?? 'code');
  });
}
