import type { Readable } from 'node:stream';
import type { DownloadableFile } from '../../../db/queries/statements/statement-queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { CsvRule } from '../../../domain/statements/csv-text.ts';
import { readStatementLine, type ReadStatementLine } from '../../../domain/statements/statement-csv.ts';
import type { NamedMerchant } from '../../../domain/clearing/totals.ts';
import { openVerified } from '../../../storage/open-verified.ts';
import type { ApiDependencies } from '../../dependencies.ts';

/**
 * The rows that a statement's CSV file has, in its order: what a version said when the ledger has gone on since.
 * Stopping early leaves nothing open.
 *
 * @throws BusinessError STORAGE_FAILED
 */
export async function* readStatementLines(
  parts: Pick<ApiDependencies, 'files' | 'log'>,
  file: DownloadableFile,
  own: NamedMerchant,
): AsyncGenerator<ReadStatementLine> {
  const stream = await openVerified(parts, file);
  let isHeader = true;
  for await (const line of linesOf(stream)) {
    if (!isHeader) yield lineOf(line, own, file.csvRule);
    isHeader = false;
  }
}

/** Not node:readline: its lines end without a word where the stream fails. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\r\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function lineOf(line: string, own: NamedMerchant, rule: CsvRule): ReadStatementLine {
  try {
    return readStatementLine(line, own, rule);
  } catch {
    throw new BusinessError('STORAGE_FAILED', { reason: 'CONTENT_DIFFERS' });
  }
}
