import { join } from 'node:path';
import { writeByExceljs } from '../peers/exceljs/write-exceljs.ts';
import { outlineOf } from '../statement-rows.ts';
import { writeStatement } from './write-statement.ts';

const rows = 30;
const warmUps = 300;
const files = 300;

/**
 * Run as a program: FOLDER; prints the milliseconds of processor time, all threads together, that a file of 30 rows
 * takes in a process that has made some before, as each but the first of a month's files is made.
 */
const folder = process.argv[2]!;
const outline = outlineOf(rows);
const ours = await cpuOf((path) => writeStatement(outline, path));
const exceljs = await cpuOf((path) => writeByExceljs(rows, path));
process.stdout.write(`${JSON.stringify({ ours, exceljs })}\n`);

async function cpuOf(write: (path: string) => Promise<void>): Promise<number> {
  for (let file = 0; file < warmUps; file += 1) await write(join(folder, 'small.xlsx'));
  const before = process.cpuUsage();
  for (let file = 0; file < files; file += 1) await write(join(folder, 'small.xlsx'));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / files;
}
