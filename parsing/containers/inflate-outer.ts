import { createGunzip, createInflate } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import type { Transform } from 'node:stream';
import { policy } from '../../domain/policy.ts';
import { readAll, sourceOfBytes, type ByteSource } from '../byte-source.ts';
import { ParsingRefusal } from '../refusal.ts';
import { countBytes } from './count-bytes.ts';

/** Inflates a `.gz`. @throws ParsingRefusal while reading */
export function openGz(source: ByteSource): AsyncGenerator<Buffer> {
  return inflateWith(createGunzip(), source.open(), source.name, source.size);
}

/**
 * UnionPay's file transfer: base64 of deflated bytes that are themselves a zip. The zip is held in memory, capped.
 *
 * @throws ParsingRefusal ARCHIVE_DAMAGED, ARCHIVE_RATIO, ARCHIVE_TOO_LARGE
 */
export async function zipOfBase64(source: ByteSource): Promise<ByteSource> {
  const { memoryBytes } = policy.clearingFile;
  if (source.size > memoryBytes) {
    throw new ParsingRefusal('ARCHIVE_TOO_LARGE', source.name, `more than ${memoryBytes} bytes`);
  }
  const deflated = Buffer.from((await readAll(source.open())).toString('latin1'), 'base64');
  const inflated = inflateWith(
    createInflate(),
    Readable.from([deflated]),
    source.name,
    deflated.length,
    memoryBytes,
  );
  return sourceOfBytes(source.name, await readAll(inflated));
}

async function* inflateWith(
  inflater: Transform,
  input: Readable,
  name: string,
  compressedBytes: number,
  atMost?: number,
): AsyncGenerator<Buffer> {
  // Errors reach the reader of the last stream.
  const stream = pipeline(input, inflater, () => undefined) as AsyncIterable<Buffer>;
  try {
    yield* countBytes(stream, name, compressedBytes, atMost);
  } catch (error) {
    if (error instanceof ParsingRefusal) throw error;
    throw new ParsingRefusal('ARCHIVE_DAMAGED', name);
  }
}
