import { availableParallelism } from 'node:os';
import { crc32, deflateRawSync } from 'node:zlib';
import { MemoryBound } from '../memory-bound.ts';
import { Deflater } from './deflater.ts';

const blockBytes = 1 << 19;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesPerUnit = 3;
/** The longest text that fits an empty block whatever its characters are. */
const longestPiece = Math.floor(blockBytes / bytesPerUnit);
/** Below this a trip to another thread costs more than the work. */
const smallBytes = 1 << 16;
/** libuv has four threads, however many processors there are. */
const deflatersAtOnce = Math.min(availableParallelism(), 4);
/** Enough for each of them to be busy while the next block is being filled. */
const blocksUnderWay = deflatersAtOnce + 1;
/** So many more may be started by one write before its caller waits: more than any row fills. */
const blocksAtMost = blocksUnderWay + 16;
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
  readonly #bound = new MemoryBound('blocks', blocksAtMost);
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

  /** Takes a text; wait for {@link drained} after it. @throws RangeError when more waits to be compressed than may */
  write(text: string): void {
    for (let from = 0; from < text.length;) {
      const to = endOfPiece(text, from);
      if ((to - from) * bytesPerUnit > blockBytes - this.#used) this.#startBlock();
      this.#used += this.#block.write(text.slice(from, to), this.#used);
      from = to;
    }
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
    this.#bound.take();
    const block = this.#block;
    const data = block.subarray(0, this.#used);
    this.#count(data);
    const packed = deflateWithSpare(data, this.#level);
    // The caller waiting for the blocks sees the first failure; a second one must not end the process.
    packed.then(
      () => spareBlocks.push(block),
      () => undefined,
    );
    this.#underWay.push(packed);
    this.#block = takeBlock();
    this.#used = 0;
  }

  #count(data: Buffer): void {
    this.#crc = crc32(data, this.#crc);
    this.#bytes += data.length;
  }

  async #emitOldest(): Promise<void> {
    const packed = await this.#underWay[0]!;
    void this.#underWay.shift();
    this.#bound.free();
    this.#emit(packed);
  }
}

/** Where the next piece of a text ends: never inside a character. */
function endOfPiece(text: string, from: number): number {
  const to = from + longestPiece;
  if (to >= text.length) return text.length;
  const unit = text.charCodeAt(to);
  return unit >= 0xdc00 && unit <= 0xdfff ? to - 1 : to;
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
