import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import PDFDocument from 'pdfkit';

/**
 * Run as a program: STATEMENTS FOLDER, the first a JSON file. What somebody writes who has read the README of exceljs and
 * the guide of pdfkit: a workbook and a document for each statement, one after the other. Prints the milliseconds it
 * took, and those of processor time.
 */
interface PlainStatement {
  readonly title: string;
  readonly no: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
);

async function writeWorkbook({ title, columns, rows }: PlainStatement, path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('对账单');
  sheet.addRow([title]);
  sheet.addRow(columns);
  for (const row of rows) sheet.addRow(row);
  await workbook.xlsx.writeFile(path);
}

async function writeDocument({ title, columns, rows }: PlainStatement, path: string): Promise<void> {
  const document = new PDFDocument({ size: 'A4', layout: 'landscape' });
  const file = document.pipe(createWriteStream(path));
  document.font(font).fontSize(14).text(title);
  document.fontSize(6).table({ data: [columns, ...rows].map((row) => row.map(String)) });
  document.end();
  await finished(file);
}

const [statementsFile, folder] = process.argv.slice(2) as [string, string];
const statements = JSON.parse(readFileSync(statementsFile, 'utf8')) as PlainStatement[];
const begun = performance.now();
for (const statement of statements) {
  await writeWorkbook(statement, `${folder}/${statement.no}.xlsx`);
  await writeDocument(statement, `${folder}/${statement.no}.pdf`);
}
const { user, system } = process.cpuUsage();
process.stdout.write(
  `${JSON.stringify({ ms: performance.now() - begun, cpuMs: (user + system) / 1_000 })}\n`,
);
