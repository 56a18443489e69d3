import { Worker } from 'node:worker_threads';
import type { Member } from '../containers/member.ts';
import { policy } from '../../domain/policy.ts';
import { readAll } from '../byte-source.ts';
import { ParsingRefusal } from '../refusal.ts';
import type { SheetRow } from '../xlsx/sheet-row.ts';

const { biffBytes, biffMemoryMb, biffMs, batchRows } = policy.clearingFile;

interface Answer {
  readonly rows?: readonly (readonly string[])[];
  readonly failed?: true;
}

/**
 * The rows of one sheet of an old `.xls` (BIFF5 to BIFF8). The format can't be streamed, so a thread with limits of its own reads it.
 *
 * @throws ParsingRefusal WORKBOOK_DAMAGED, WORKBOOK_TOO_LARGE, SHEET_MISSING
 */
export async function* biffRows(
  member: Pick<Member, 'name' | 'open' | 'source'>,
  sheet: string | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  const { name, source } = member;
  if (source && source.size > biffBytes) {
    throw new ParsingRefusal('WORKBOOK_TOO_LARGE', name, `more than ${biffBytes} bytes`);
  }
  const bytes = new Uint8Array(await readAll(member.open()));
  const { rows, failed } = await readInThread(bytes, sheet, name);
  if (failed) throw new ParsingRefusal('WORKBOOK_DAMAGED', name);
  if (!rows) throw new ParsingRefusal('SHEET_MISSING', name, sheet ?? '');
  for (let start = 0; start < rows.length; start += batchRows) {
    yield rows.slice(start, start + batchRows).map((cells, index) => ({ line: start + index + 1, cells }));
  }
}

function readInThread(bytes: Uint8Array, sheet: string | undefined, name: string): Promise<Answer> {
  const worker = new Worker(new URL('./biff-worker.ts', import.meta.url), {
    workerData: { bytes, sheet },
    resourceLimits: { maxOldGenerationSizeMb: biffMemoryMb },
  });
  const timer = setTimeout(() => void worker.terminate(), biffMs);
  return new Promise<Answer>((resolve, reject) => {
    const tooLarge = () =>
      reject(new ParsingRefusal('WORKBOOK_TOO_LARGE', name, 'it takes too much memory or time'));
    worker.once('message', resolve);
    worker.once('error', tooLarge);
    worker.once('exit', tooLarge);
  }).finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
