import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { crc32, deflateRawSync } from 'node:zlib';
import { BlockDeflate } from './block-deflate.ts';
import { dosTime } from './dos-time.ts';
import { dataDescriptor, directory, localHeader, type ZipEntry } from './zip-records.ts';
import { concatBuffers } from './concat-buffers.ts';

/** A part that is the same in many files: compressed once. */
export interface PackedPart {
  readonly packed: Buffer;
  readonly crc: number;
  readonly bytes: number;
}

/** An entry that is being written. */
export interface OpenEntry {
  /** Wait for {@link drained} after it. */
  write(text: string): void;
  /** Resolves when there is room for more. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

export function packed(text: string): PackedPart {
  const data = Buffer.from(text);
  return { packed: deflateRawSync(data), crc: crc32(data), bytes: data.length };
}

/** What fits one write to a file or a network. */
const gatheredBytes = 1 << 16;

/**
 * Writes a ZIP file front to back, nothing of it twice, so that it may go anywhere a stream goes. One entry is open at
 * a time. All carry one time, that of the content and not of the writing: the same content gives the same bytes.
 */
export class ZipWriter {
  readonly #output: Writable;
  readonly #time: number;
  readonly #entries: ZipEntry[] = [];
  #offset = 0;
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;

  constructor(output: Writable, time: Date) {
    this.#output = output;
    this.#time = dosTime(time);
  }

  add(name: string, { packed, crc, bytes }: PackedPart): void {
    const offset = this.#offset;
    const entry = { name, crc, packedBytes: packed.length, bytes, offset, streamed: false };
    this.#write(localHeader(entry, this.#time));
    this.#write(packed);
    this.#entries.push(entry);
  }

  /** @param level zlib's, 1 fastest to 9 smallest */
  open(name: string, level: number): OpenEntry {
    const start = { name, crc: 0, packedBytes: 0, bytes: 0, offset: this.#offset, streamed: true };
    this.#write(localHeader(start, this.#time));
    const dataOffset = this.#offset;
    const deflate = new BlockDeflate(level, (data) => this.#write(data));
    return {
      write: (text) => deflate.write(text),
      drained: async () => {
        await deflate.drained();
        await this.#drained();
      },
      close: async () => {
        const { crc, bytes } = await deflate.end();
        const entry = { ...start, crc, bytes, packedBytes: this.#offset - dataOffset };
        this.#write(dataDescriptor(entry));
        this.#entries.push(entry);
        await this.#drained();
      },
    };
  }

  /** Writes the directory and ends the output. */
  end(): void {
    this.#write(directory(this.#entries, this.#offset, this.#time));
    this.#flush();
    this.#output.end();
  }

  #write(data: Buffer): void {
    this.#gathered.push(data);
    this.#gatheredBytes += data.length;
    this.#offset += data.length;
    if (this.#gatheredBytes >= gatheredBytes) this.#flush();
  }

  #flush(): void {
    this.#output.write(concatBuffers(this.#gathered));
    this.#gathered = [];
    this.#gatheredBytes = 0;
  }

  async #drained(): Promise<void> {
    if (this.#output.writableNeedDrain) await once(this.#output, 'drain');
  }
}
