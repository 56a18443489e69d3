import { timeDocuments } from '../../pdf/time-documents.ts';
import { writeByPdfkit } from './write-pdfkit.ts';

/** Run as a program: FONT ROWS PATH DOCUMENTS. */
const [font, rows, path, documents] = process.argv.slice(2);
await timeDocuments(Number(documents), () => writeByPdfkit(font!, Number(rows), path!));
