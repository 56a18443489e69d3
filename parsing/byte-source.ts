import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';

/** A file as it came. Parts can be read in any order and again, because a zip's directory is at its end. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** Streams the bytes from `start` up to but not including `end`. */
  open(start?: number, end?: number): Readable;
}

/** A file on this machine. */
export async function sourceOfFile(path: string, name = basename(path)): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    name,
    size,
    // A range of no bytes has no place in `createReadStream`, whose end is inclusive.
    open: (start = 0, end = size) =>
      start >= end
        ? Readable.from([])
        : createReadStream(path, { start, end: end - 1, highWaterMark: 256 * 1024 }),
  };
}

/** Bytes in memory. */
export function sourceOfBytes(name: string, bytes: Buffer): ByteSource {
  return {
    name,
    size: bytes.length,
    open: (start = 0, end = bytes.length) => Readable.from(start >= end ? [] : [bytes.subarray(start, end)]),
  };
}

/** The first `count` bytes. */
export async function headOf(source: ByteSource, count: number): Promise<Buffer> {
  return readAll(source.open(0, Math.min(count, source.size)));
}

/** All bytes of a stream; the caller has capped it. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
