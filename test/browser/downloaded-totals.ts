import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { Download } from 'playwright-core';
import { formatFen } from '../../domain/money.ts';
import { pdftotext } from '../rendering/external-tool.ts';
import { linesOf, openWorkbook, shown } from '../rendering/workbook-reader.ts';

/** What a file says of itself, as people read it: `69,534.00`. */
export interface DownloadedTotals {
  readonly count: string;
  readonly amount: string;
  readonly fee: string;
}

/** The bytes that the browser saved. */
export async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** The sums of a statement's CSV, XLSX or PDF, by a reader that is not our writer. */
export async function totalsOf(name: string, bytes: Buffer): Promise<DownloadedTotals> {
  const path = join(tmpdir(), `${randomUUID()}-${name}`);
  await writeFile(path, bytes);
  try {
    if (name.endsWith('.csv')) return totalsOfCsv(bytes.toString('utf8'));
    return name.endsWith('.xlsx') ? await totalsOfWorkbook(path) : totalsOfPdf(path);
  } finally {
    await rm(path);
  }
}

function totalsOfCsv(text: string): DownloadedTotals {
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  const sumOf = (column: string) =>
    formatFen(rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0));
  return { count: String(rows.length), amount: sumOf('交易金额'), fee: sumOf('手续费') };
}

async function totalsOfWorkbook(path: string): Promise<DownloadedTotals> {
  const workbook = await openWorkbook(path);
  const lines = workbook.worksheets.flatMap(({ name }) => linesOf(workbook, name));
  const labelled = (label: string) => lines.find((cells) => cells.includes(label));
  const [count, amount, fee] = (labelled('总计') ?? labelled('小计'))!.filter(
    (cell) => typeof cell === 'number',
  );
  return { count: String(count), amount: shown(amount), fee: shown(fee) };
}

function totalsOfPdf(path: string): DownloadedTotals {
  const text = execFileSync(pdftotext.path!, ['-layout', path, '-'], { encoding: 'utf8' });
  const labelled = (label: string) =>
    new RegExp(`${label}\\s+([\\d,]+)\\s+(-?[\\d,.]+)\\s+(-?[\\d,.]+)`).exec(text);
  const [, count = '', amount = '', fee = ''] = (labelled('总计') ?? labelled('小计'))!;
  return { count: count.replaceAll(',', ''), amount, fee };
}
