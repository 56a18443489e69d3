import { outlineOf } from '../statement-rows.ts';
import { timeDocuments } from './time-documents.ts';
import { writeStatement } from './write-statement.ts';

/** Run as a program, as the peers are: plain|tagged ROWS PATH DOCUMENTS. */
const [way, rows, path, documents] = process.argv.slice(2);
const outline = outlineOf(Number(rows));
await timeDocuments(Number(documents), () => writeStatement(outline, path!, way === 'tagged'));
