import { constants, createDeflateRaw } from 'node:zlib';

/** What nearly every block becomes at most; a further piece of output would have to wait for the main thread. */
const pieceBytes = 1 << 17;

/**
 * Compresses one block at a time in libuv's threads. It is used again and again: an engine of zlib's is a
 * quarter of a megabyte, and making one for each block leaves holes in the memory that add up.
 */
export class Deflater {
  readonly level: number;
  readonly #engine;
  #pieces: Buffer[] = [];

  /** @param level zlib's, 1 fastest to 9 smallest */
  constructor(level: number) {
    this.level = level;
    this.#engine = createDeflateRaw({ level, chunkSize: pieceBytes });
    this.#engine.on('data', (piece: Buffer) => this.#pieces.push(piece));
  }

  /**
   * A block that depends on none before it and ends, on a byte, with an empty stored block (RFC 1951, 3.2.4); it is not
   * the stream's last. The data must stay as they are until then.
   */
  pack(data: Buffer): Promise<Buffer> {
    const engine = this.#engine;
    return new Promise((done, fail) => {
      engine.once('error', fail);
      engine.write(data);
      engine.flush(constants.Z_SYNC_FLUSH, () => {
        engine.off('error', fail);
        engine.reset();
        // A copy: a piece is a view that keeps the whole of the engine's output in memory.
        done(Buffer.concat(this.#pieces));
        this.#pieces = [];
      });
    });
  }
}
