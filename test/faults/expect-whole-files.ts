import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { RunEvidence } from './run-evidence.ts';

interface FileRow {
  readonly storage_key: string;
  readonly format: string;
  readonly bytes: number | string;
  readonly sha256: string;
  readonly n: number;
  readonly amount_fen: number | string;
  readonly net_fen: number | string;
  readonly fee_fen: number | string;
}

const formats = ['csv', 'pdf', 'xlsx'];

/**
 * Where the store writes what has no name yet, out of every key's reach. A process that is killed leaves what it was
 * writing there.
 */
const unnamed = '.incoming/';

/**
 * The files of a month are its rows: each is there with the bytes that its row tells, and a CSV with the rows and sums
 * of its statement. Beside them the store holds nothing: no half file, and none that no row names.
 */
export async function expectWholeFiles(evidence: RunEvidence): Promise<void> {
  const { period, database, filesDir, killed } = evidence;
  const files = await database.em().execute<FileRow[]>(
    `select f.storage_key, f.format, f.bytes, f.sha256, s.row_count as n, s.amount_fen, s.net_fen, s.fee_fen
      from statement_file f join statement s on s.id = f.statement_id where s.period_from like ?`,
    [`${period}-%`],
  );
  const [counted] = await database
    .em()
    .execute<{ n: number }[]>('select count(*) as n from statement where period_from like ?', [
      `${period}-%`,
    ]);
  for (const format of formats)
    expect(files.filter((file) => file.format === format)).toHaveLength(counted!.n);

  const wrong: unknown[] = [];
  for (const file of files) {
    const content = await readFile(join(filesDir, file.storage_key));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const asTold = content.length === Number(file.bytes) && sha256 === file.sha256;
    if (!asTold || (file.format === 'csv' && !sameSums(file, content))) wrong.push(file);
  }
  expect(wrong).toEqual([]);
  const keys = await database
    .em()
    .execute<{ storage_key: string }[]>('select storage_key from statement_file');
  const stored = await filesIn(filesDir);
  const named = killed ? stored.filter((file) => !file.startsWith(unnamed)) : stored;
  expect(named).toEqual(keys.map((row) => row.storage_key).toSorted());
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

function sameSums(told: FileRow, content: Buffer): boolean {
  const rows = parse<Record<string, string>>(content, { bom: true, columns: true });
  const sumOf = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]!.replace('.', '')), 0);
  const written = [rows.length, sumOf('交易金额'), sumOf('清算金额'), sumOf('手续费')];
  return written.join() === [told.n, told.amount_fen, told.net_fen, told.fee_fen].map(Number).join();
}
