import { outlineOf } from '../statement-rows.ts';
import { writeStatement } from './write-statement.ts';

/** Run as a program, as the peers are: ROWS PATH; prints the milliseconds it took, the first template included. */
const outline = outlineOf(Number(process.argv[2]));
const begun = performance.now();
await writeStatement(outline, process.argv[3]!);
process.stdout.write(`${JSON.stringify({ ms: performance.now() - begun })}\n`);
