import { writeByExceljs } from './write-exceljs.ts';

/** Run as a program: ROWS PATH; prints the milliseconds it took. */
const begun = performance.now();
await writeByExceljs(Number(process.argv[2]), process.argv[3]!);
process.stdout.write(`${JSON.stringify({ ms: performance.now() - begun })}\n`);
