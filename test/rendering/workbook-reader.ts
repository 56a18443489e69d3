import ExcelJS from 'exceljs';

export async function openWorkbook(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

/** A sheet's cells line by line; null for an empty one. Lists are as long as the line's last cell. */
export function linesOf(workbook: ExcelJS.Workbook, sheet: string): ExcelJS.CellValue[][] {
  const lines: ExcelJS.CellValue[][] = [];
  workbook.getWorksheet(sheet)!.eachRow({ includeEmpty: true }, (row) => {
    const values = row.values as ExcelJS.CellValue[];
    lines.push(Array.from(values.slice(1), (value) => value ?? null));
  });
  return lines;
}

/** What one cell of a `#,##0.00` column shows. */
export function shown(value: ExcelJS.CellValue | undefined): string {
  if (typeof value !== 'number') throw new Error('Not a number cell');
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
