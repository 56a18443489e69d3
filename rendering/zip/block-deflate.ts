import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

const deflate = promisify(deflateRaw);

const blockBytes = 1 << 20;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesPerUnit = 3;
/** Below this a trip to another thread costs more than the work. */
const smallBytes = 1 << 16;
/** Enough for every processor to be busy while the next block is being filled. */
const blocksUnderWay = availableParallelism() + 1;

/** Blocks that nobody uses now; a new one for each file would cost more than filling it. */
const spareBlocks: Buffer[] = [];

/**
 * Deflates text in independent blocks of about a megabyte, in libuv's threads, several at a time, as pigz does: each
 * ends with an empty stored block (RFC 1951, 3.2.4) and so on a byte, which makes one stream of them by mere joining.
 * Blocks are cut by the text alone, so the same writes give the same bytes on any number of processors.
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
    if (most > blockBytes - this.#used && this.#used > 0) this.#startBlock(constants.Z_SYNC_FLUSH);
    if (most > blockBytes) void this.#start(Buffer.from(text), constants.Z_SYNC_FLUSH);
    else this.#used += this.#block.write(text, this.#used);
  }

  /** Resolves when there is room for more; rejects when a block could not be compressed. */
  async drained(): Promise<void> {
    while (this.#underWay.length >= blocksUnderWay) await this.#emitOldest();
  }

  /** Compresses what is left and ends the stream. */
  async end(): Promise<{ crc: number; bytes: number }> {
    if (this.#underWay.length === 0 && this.#used <= smallBytes) this.#emit(this.#packedAtOnce());
    else this.#startBlock(constants.Z_FINISH);
    while (this.#underWay.length > 0) await this.#emitOldest();
    spareBlocks.push(this.#block);
    return { crc: this.#crc, bytes: this.#bytes };
  }

  #packedAtOnce(): Buffer {
    const data = this.#block.subarray(0, this.#used);
    this.#count(data);
    return deflateRawSync(data, { level: this.#level });
  }

  #startBlock(finishFlush: number): void {
    const block = this.#block;
    const packed = this.#start(block.subarray(0, this.#used), finishFlush);
    void packed.then(() => spareBlocks.push(block)).catch(() => undefined);
    this.#block = takeBlock();
    this.#used = 0;
  }

  #start(data: Buffer, finishFlush: number): Promise<Buffer> {
    this.#count(data);
    // One piece of output for each block: every further one would have to wait for the main thread.
    const packed = deflate(data, { level: this.#level, chunkSize: blockBytes, finishFlush });
    // Whoever waits for the blocks sees the first failure; a second one must not end the process.
    packed.catch(() => undefined);
    this.#underWay.push(packed);
    return packed;
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
