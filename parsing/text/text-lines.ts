import { isAscii } from 'node:buffer';
import type { SourceRecord } from '../reading/source-record.ts';
import { decoderOf, type Charset } from './decode.ts';
import type { LineBlock } from './line-blocks.ts';

/** Decodes whole lines first: the second byte of a GBK character may be a delimiter. Blank lines are left out. */
export function* textLines(
  block: LineBlock,
  charset: Charset,
): Generator<SourceRecord & { readonly text: string }> {
  const { bytes, starts, ends } = block;
  const decode = decoderOf(charset);
  const ascii = isAscii(bytes);
  for (let index = 0; index < starts.length; index++) {
    const [start, end] = [starts[index]!, ends[index]!];
    if (start === end) continue;
    const text = ascii ? bytes.toString('latin1', start, end) : decode(bytes, start, end);
    const cut = block.cut && index === starts.length - 1;
    const at = { line: block.firstLine + index, byte: block.firstByte + start, cells: [], cut };
    if (text === undefined)
      yield { ...at, text: bytes.toString('latin1', start, end), problem: 'TEXT_UNDECODABLE' };
    // Joined parts have byte order marks in the middle.
    else yield { ...at, text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
  }
}
