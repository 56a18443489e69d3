import { parentPort, workerData } from 'node:worker_threads';
import { read } from 'hucre';

/** The cells of one sheet of an `.xls`, as text. It runs in a thread with a memory limit, since the whole file is in memory. */
async function readSheet({ bytes, sheet }: { bytes: Uint8Array; sheet: string | undefined }) {
  const { sheets } = await read(bytes);
  const chosen = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
  // The rows and their cells are sparse.
  return chosen && Array.from(chosen.rows, (row) => Array.from(row ?? [], textOf));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return value
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ')
      .replace(/ 00:00:00$/, '');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

readSheet(workerData as { bytes: Uint8Array; sheet: string | undefined }).then(
  (rows) => parentPort!.postMessage({ rows }),
  () => parentPort!.postMessage({ failed: true }),
);
