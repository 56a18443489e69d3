import ExcelJS from 'exceljs';
import { isAmountField } from '../../../domain/clearing/ledger-row.ts';
import { statementColumns } from '../../../rendering/statement-layout.ts';
import { pagesOf } from '../../statement-rows.ts';
import { columnWidths } from '../../xlsx/column-widths.ts';

const border = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const cell = {
  font: { name: '宋体', size: 10 },
  border: { top: border, left: border, bottom: border, right: border },
} as const;

function text(horizontal: 'center' | 'left'): Partial<ExcelJS.Style> {
  return { ...cell, numFmt: '@', alignment: { horizontal, vertical: 'middle', wrapText: true } };
}

const styles = {
  header: {
    ...text('center'),
    font: { ...cell.font, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F7' } },
  } satisfies Partial<ExcelJS.Style>,
  code: text('center'),
  text: text('left'),
  amount: { ...cell, numFmt: '#,##0.00', alignment: { horizontal: 'right', vertical: 'middle' } },
} as const;

const columnStyles = statementColumns.map(({ key }) => {
  if (isAmountField(key)) return styles.amount;
  return key.startsWith('remark') ? styles.text : styles.code;
});

/** exceljs' streaming writer, without shared strings, which is its fastest; styles are its columns'. */
export async function writeByExceljs(rows: number, path: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  });
  const sheet = workbook.addWorksheet('对账单');
  sheet.columns = columnWidths.map((width) => ({ width }));
  const header = sheet.addRow(statementColumns.map((column) => column.header));
  columnStyles.forEach((_, index) => (header.getCell(index + 1).style = styles.header));
  header.commit();
  for (const page of pagesOf(rows)) {
    for (const row of page) {
      const values = statementColumns.map(({ key }) => row[key]);
      const line = sheet.addRow(
        values.map((value) => (typeof value === 'number' ? value / 100 : value || null)),
      );
      columnStyles.forEach((style, index) => (line.getCell(index + 1).style = style));
      line.commit();
    }
    await new Promise(setImmediate);
  }
  sheet.commit();
  await workbook.commit();
}
