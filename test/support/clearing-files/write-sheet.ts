import ExcelJS from 'exceljs';

/** A workbook with one sheet of texts; numbers stay numbers. */
export async function writeSheet(
  name: string,
  rows: readonly (readonly (string | number | Date)[])[],
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
