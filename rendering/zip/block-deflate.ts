import { availableParallelism } from 'node:os';
import { crc32, deflateRawSync } from 'node:zlib';
import { Deflater } from './deflater.ts';

const blockBytes = 1 << 19;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesPerUnit = 3;
/** Below this a trip to another thread costs more than the work. */
const smallBytes = 1 << 16;
/** Enough for every processor to be busy while the next block is being filled. */
const blocksUnderWay = availableParallelism() + 1;
/** The last block of every stream, with nothing in it. */
const lastBlock = deflateRawSync('');

/** Blocks and deflaters that nobody uses now; new ones for each file would cost more than filling them. */
const spareBlocks: Buffer[] = [];
const spareDeflaters: Deflater[] = [];

/**
 * Deflates text in independent blocks of half a megabyte, in libuv's threads, several at a time, as pigz does; they make
 * one stream by mere joining. Blocks are cut by the text alone, so the same writes give the same bytes on any number of
 * processors.
 */
export class BlockDeflate {
  readonly #level: number;
  readonly #emit: (packed: Buffer) => void;
  #block = takeBlock();
  #used = 0;
  #bytes = 0;
  #crc = 0;
  #underWay: Promise<Buffer>[] = [];

  /** @param emit takes the compressed stream, piece by piece and in order */
  constructor(level: number, emit: (packed: Buffer) => void) {
    this.#level = level;
    this.#emit = emit;
  }

  /** Takes a text. After some of them wait for {@link drained}, so that no more than a few blocks are in memory. */
  write(text: string): void {
    const most = text.length * bytesPerUnit;
    if (most > blockBytes - this.#used && this.#used > 0) this.#startBlock();
    if (most > blockBytes) this.#start(Buffer.from(text));
    else this.#used += this.#block.write(text, this.#used);
  }

  /** Resolves when there is room for more; rejects when a block could not be compressed. */
  async drained(): Promise<void> {
    while (this.#underWay.length >= blocksUnderWay) await this.#emitOldest();
  }

  /** Compresses what is left and ends the stream. */
  async end(): Promise<{ crc: number; bytes: number }> {
    if (this.#underWay.length === 0 && this.#used <= smallBytes) this.#emit(this.#packedAtOnce());
    else {
      this.#startBlock();
      while (this.#underWay.length > 0) await this.#emitOldest();
      this.#emit(lastBlock);
    }
    spareBlocks.push(this.#block);
    return { crc: this.#crc, bytes: this.#bytes };
  }

  #packedAtOnce(): Buffer {
    const data = this.#block.subarray(0, this.#used);
    this.#count(data);
    return deflateRawSync(data, { level: this.#level });
  }

  #startBlock(): void {
    const block = this.#block;
    this.#start(block.subarray(0, this.#used), () => spareBlocks.push(block));
    this.#block = takeBlock();
    this.#used = 0;
  }

  #start(data: Buffer, afterwards: () => void = () => undefined): void {
    this.#count(data);
    const packed = deflateWithSpare(data, this.#level);
    // The caller waiting for the blocks sees the first failure; a second one must not end the process.
    packed.then(afterwards, () => undefined);
    this.#underWay.push(packed);
  }

  #count(data: Buffer): void {
    this.#crc = crc32(data, this.#crc);
    this.#bytes += data.length;
  }

  async #emitOldest(): Promise<void> {
    const packed = await this.#underWay[0]!;
    void this.#underWay.shift();
    this.#emit(packed);
  }
}

function takeBlock(): Buffer {
  return spareBlocks.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
}

/** A deflater that failed is not used again. */
async function deflateWithSpare(data: Buffer, level: number): Promise<Buffer> {
  const found = spareDeflaters.findIndex((deflater) => deflater.level === level);
  const deflater = found < 0 ? new Deflater(level) : spareDeflaters.splice(found, 1)[0]!;
  const packed = await deflater.pack(data);
  spareDeflaters.push(deflater);
  return packed;
}
