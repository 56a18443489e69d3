import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { MemoryBound } from './memory-bound.ts';

/** What may wait for the disk: more than any writer hands over before it looks whether it has to wait. */
const waitingBytes = 16 * 1024 * 1024;

/** A file that is being written, and counts and digests what goes into it: nobody reads it a second time for that. */
export class OutputFile extends Writable {
  readonly path: string;
  readonly #hash = createHash('sha256');
  readonly #finished: Promise<void>;
  readonly #bound = new MemoryBound('bytes waiting for the disk', waitingBytes);
  #handle: FileHandle | undefined;
  #bytes = 0;

  constructor(path: string) {
    super();
    this.path = path;
    this.#finished = finished(this);
    // A caller that waits for the end sees the failure; an unobserved one must not end the thread.
    this.#finished.catch(() => undefined);
  }

  /** Resolves when the file is whole, after its writer has ended it. @throws the system's error */
  async whole(): Promise<{ bytes: number; sha256: string }> {
    await this.#finished;
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  override _construct(done: (error?: Error | null) => void): void {
    settle(
      open(this.path, 'w').then((handle) => void (this.#handle = handle)),
      done,
    );
  }

  override _write(data: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    settle(this.#append(data), done);
  }

  /** A PDF comes in hundreds of small pieces. */
  override _writev(
    pieces: { chunk: unknown; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this._write(Buffer.concat(pieces.map(({ chunk }) => chunk as Buffer)), 'buffer', done);
  }

  async #append(data: Buffer): Promise<void> {
    this.#bound.hold(this.writableLength);
    this.#hash.update(data);
    this.#bytes += data.length;
    await this.#handle!.writeFile(data);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    settle(this.#handle?.close() ?? Promise.resolve(), (failure) => done(error ?? failure));
  }
}

function settle(work: Promise<void>, done: (error?: Error | null) => void): void {
  work.then(() => done(), done);
}
