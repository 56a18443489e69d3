import { policy } from '../../domain/policy.ts';
import { ParsingRefusal } from '../refusal.ts';

/** Some lines of a member: `bytes` with where each begins and ends in it, without its line break. */
export interface LineBlock {
  readonly bytes: Buffer;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** 1-based number of the first line, and the offset of `bytes` in the member. */
  readonly firstLine: number;
  readonly firstByte: number;
  /** Whether the member ends with this block without a line break. */
  readonly cut: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Splits bytes, not characters: the widths of fixed records are bytes of GBK, whose second byte is never a line feed. CRLF
 * and LF may be mixed.
 *
 * @throws ParsingRefusal LINE_TOO_LONG
 */
export async function* lineBlocks(
  stream: AsyncIterable<Uint8Array>,
  member: string,
): AsyncGenerator<LineBlock> {
  const { lineBytes } = policy.clearingFile;
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let byte = 0;
  for await (const part of stream) {
    const bytes =
      rest.length === 0
        ? Buffer.from(part.buffer, part.byteOffset, part.length)
        : Buffer.concat([rest, part]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (bytes.length - end > lineBytes)
      throw new ParsingRefusal('LINE_TOO_LONG', member, `more than ${lineBytes} bytes`, line, byte);
    // A copy, because the stream may use its memory again.
    rest = Buffer.from(bytes.subarray(end));
    if (end === 0) continue;
    const block = splitBlock(bytes.subarray(0, end), line, byte, false);
    yield block;
    line += block.starts.length;
    byte += end;
  }
  if (rest.length > 0) yield splitBlock(rest, line, byte, true);
}

function splitBlock(bytes: Buffer, firstLine: number, firstByte: number, cut: boolean): LineBlock {
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(lineFeed, start);
    const next = found < 0 ? bytes.length : found;
    starts.push(start);
    ends.push(next > start && bytes[next - 1] === carriageReturn ? next - 1 : next);
    start = next + 1;
  }
  return { bytes, starts, ends, firstLine, firstByte, cut };
}
