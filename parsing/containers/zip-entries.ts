import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { Readable } from 'node:stream';
import { policy } from '../../domain/policy.ts';
import type { ByteSource } from '../byte-source.ts';
import { ParsingRefusal } from '../refusal.ts';
import { countBytes, requireRatio } from './count-bytes.ts';
import { entryNameOf, requireSafeName } from './entry-name.ts';

const limits = policy.clearingFile;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Inflates it. @throws ParsingRefusal while reading, when the sizes or the data are false */
  open(): AsyncIterable<Buffer>;
}

class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#source.open(start, end);
  }
}

/**
 * The files in a zip. Its directory is read and judged before anything is inflated.
 *
 * @throws ParsingRefusal ARCHIVE_DAMAGED, ARCHIVE_ENCRYPTED, ARCHIVE_NAME_UNSAFE, ARCHIVE_TOO_MANY_ENTRIES, ARCHIVE_TOO_LARGE,
 *   ARCHIVE_RATIO
 */
export async function zipEntries(source: ByteSource): Promise<ZipEntry[]> {
  const zip = await openZip(source);
  if (zip.entryCount > limits.entries) {
    throw new ParsingRefusal('ARCHIVE_TOO_MANY_ENTRIES', source.name, `more than ${limits.entries} entries`);
  }
  const entries: ZipEntry[] = [];
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const found = entryOf(zip, entry, source.name);
      if (!found) continue;
      bytes += found.size;
      if (bytes > limits.bytes) {
        throw new ParsingRefusal('ARCHIVE_TOO_LARGE', source.name, `more than ${limits.bytes} bytes`);
      }
      entries.push(found);
    }
  } catch (error) {
    throw damaged(error, source.name);
  }
  return entries;
}

async function openZip(source: ByteSource): Promise<ZipFile> {
  try {
    // Names are decoded here: those of Chinese systems are GBK without a flag that says so.
    return await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      decodeStrings: false,
      autoClose: false,
    });
  } catch (error) {
    throw damaged(error, source.name);
  }
}

function entryOf(zip: ZipFile, entry: Entry, container: string): ZipEntry | undefined {
  const name = entryNameOf(entry.fileNameRaw, entry.generalPurposeBitFlag);
  requireSafeName(name, container);
  if (name.endsWith('/')) return undefined;
  if (entry.isEncrypted()) throw new ParsingRefusal('ARCHIVE_ENCRYPTED', name);
  if (!entry.canDecodeFileData()) throw new ParsingRefusal('ARCHIVE_DAMAGED', name, 'unknown compression');
  requireRatio(entry.uncompressedSize, entry.compressedSize, name);
  const open = () => inflate(zip, entry, name);
  return { name, size: entry.uncompressedSize, open };
}

async function* inflate(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Buffer> {
  try {
    const stream = (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    yield* countBytes(stream, name, entry.compressedSize);
  } catch (error) {
    throw damaged(error, name);
  }
}

function damaged(error: unknown, name: string): ParsingRefusal {
  if (error instanceof ParsingRefusal) return error;
  const { message } = error as Error;
  // yauzl compares what it inflates with the size in the directory.
  const falseSize = /too many bytes|not enough bytes|size mismatch/i.test(message);
  return new ParsingRefusal(falseSize ? 'ARCHIVE_SIZE_FALSE' : 'ARCHIVE_DAMAGED', name);
}
