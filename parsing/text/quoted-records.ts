import { parse } from 'csv-parse/sync';
import { policy } from '../../domain/policy.ts';
import type { SourceRecord } from '../reading/source-record.ts';
import { stripCell } from '../values/cells.ts';

const { quotedLines } = policy.clearingFile;
const quote = '"';

type TextLine = SourceRecord & { readonly text: string };

/**
 * Puts the lines of RFC 4180 records together and cuts them. Most lines have no quote and are split at once; csv-parse reads the
 * others. A quote that nothing closes within `quotedLines` lines spoils its own line only.
 */
export class QuotedRecords {
  readonly #by: string;
  #open: TextLine[] = [];

  constructor(by: string) {
    this.#by = by;
  }

  *add(line: TextLine): Generator<TextLine> {
    if (this.#open.length === 0 && !line.text.includes(quote)) {
      const cells = line.text.split(this.#by);
      for (let index = 0; index < cells.length; index++) cells[index] = stripCell(cells[index]!, false);
      yield { ...line, cells };
      return;
    }
    this.#open.push(line);
    const text = this.#open.map((part) => part.text).join('\n');
    if (countOf(text) % 2 === 0) {
      const [first] = this.#open;
      this.#open = [];
      yield this.#parse({ ...first!, text, cut: line.cut ?? false });
    } else if (this.#open.length >= quotedLines || line.problem) {
      yield* this.#giveUp();
    }
  }

  /** What is open when the file ends. */
  *end(): Generator<TextLine> {
    while (this.#open.length > 0) yield* this.#giveUp();
  }

  *#giveUp(): Generator<TextLine> {
    const [first, ...others] = this.#open;
    this.#open = [];
    yield { ...first!, cells: [first!.text], problem: 'QUOTE_MISPLACED' };
    for (const line of others) yield* this.add(line);
  }

  #parse(line: TextLine): TextLine {
    try {
      const [cells = []] = parse(line.text, { delimiter: this.#by, relax_column_count: true, trim: true });
      return { ...line, cells: cells.map((cell) => stripCell(cell, false)) };
    } catch {
      return { ...line, cells: [line.text], problem: 'QUOTE_MISPLACED' };
    }
  }
}

function countOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) count += 1;
  return count;
}
