import { isAscii } from 'node:buffer';
import type { SourceRecord } from '../reading/source-record.ts';
import { decoderOf, type Decode } from './decode.ts';
import type { LineBlock } from './line-blocks.ts';

export interface FixedForm {
  readonly charset: 'utf-8' | 'gb18030';
  /** Bytes without the line break. */
  readonly length: number;
  /** Offsets that have to hold a space. */
  readonly separators: readonly number[];
  /** What is cut: start and length in bytes. */
  readonly cuts: readonly (readonly [start: number, length: number])[];
}

const space = 0x20;
const byteOrderMark = 3;

/** Cuts records by bytes; only cells with other than ASCII are decoded. Wrong lengths and shifted fields are problems. */
export function* fixedRecords(block: LineBlock, form: FixedForm): Generator<SourceRecord> {
  const { bytes, starts, ends } = block;
  const decode = decoderOf(form.charset);
  for (let index = 0; index < starts.length; index++) {
    const end = ends[index]!;
    const start = afterByteOrderMark(bytes, starts[index]!, end);
    if (start === end) continue;
    const at = { line: block.firstLine + index, byte: block.firstByte + start };
    const problem = problemOf(bytes, start, end, form);
    const cut = block.cut && index === starts.length - 1;
    if (problem) {
      const shown = decode(bytes, start, end) ?? bytes.toString('latin1', start, end);
      yield { ...at, cells: [shown], problem, cut };
      continue;
    }
    const cells = cellsOf(bytes, start, isAscii(bytes.subarray(start, end)) ? undefined : decode, form);
    if (cells) yield { ...at, cells, cut };
    else yield { ...at, cells: [bytes.toString('latin1', start, end)], problem: 'TEXT_UNDECODABLE', cut };
  }
}

function problemOf(bytes: Buffer, start: number, end: number, form: FixedForm) {
  if (end - start !== form.length) return 'RECORD_LENGTH' as const;
  for (const offset of form.separators) {
    if (bytes[start + offset] !== space) return 'SEPARATOR_MISSING' as const;
  }
  return undefined;
}

function cellsOf(
  bytes: Buffer,
  start: number,
  decode: Decode | undefined,
  form: FixedForm,
): string[] | undefined {
  const cells: string[] = [];
  for (const [offset, length] of form.cuts) {
    let from = start + offset;
    let to = from + length;
    while (to > from && bytes[to - 1] === space) to -= 1;
    while (from < to && bytes[from] === space) from += 1;
    const cell = decode ? decode(bytes, from, to) : bytes.toString('latin1', from, to);
    if (cell === undefined) return undefined;
    cells.push(cell);
  }
  return cells;
}

/** Joined parts have marks in the middle. */
function afterByteOrderMark(bytes: Buffer, start: number, end: number): number {
  const marked =
    end - start >= byteOrderMark &&
    bytes[start] === 0xef &&
    bytes[start + 1] === 0xbb &&
    bytes[start + 2] === 0xbf;
  return marked ? start + byteOrderMark : start;
}
