import { policy } from '../../domain/policy.ts';
import { ParsingRefusal } from '../refusal.ts';

const { bytes: bytesAtMost, ratio, ratioFreeBytes } = policy.clearingFile;

/** Passes inflated data on while it stays below the caps, so that a bomb ends before it fills anything. */
export async function* countBytes(
  stream: AsyncIterable<Buffer>,
  member: string,
  compressedBytes: number,
  atMost: number = bytesAtMost,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.length;
    if (bytes > atMost) throw new ParsingRefusal('ARCHIVE_TOO_LARGE', member, `more than ${atMost} bytes`);
    requireRatio(bytes, compressedBytes, member);
    yield part;
  }
}

/** @throws ParsingRefusal ARCHIVE_RATIO */
export function requireRatio(bytes: number, compressedBytes: number, member: string): void {
  if (bytes > ratioFreeBytes && bytes > compressedBytes * ratio) {
    throw new ParsingRefusal('ARCHIVE_RATIO', member, `more than ${ratio} times its compressed size`);
  }
}
