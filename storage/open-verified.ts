import { createHash } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import type { Logger } from 'pino';
import { type FileStore, storageFailed } from './file-store.ts';

/** What a file has to be, by its row. */
export interface ExpectedFile {
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Parts {
  readonly files: Pick<FileStore, 'open'>;
  readonly log: Pick<Logger, 'fatal'>;
}

/**
 * Opens a stored file and compares its digest as it passes. The last piece is held back until the digest is right: who
 * reads a damaged file gets an error instead of its end.
 *
 * @throws BusinessError STORAGE_FAILED, and the stream fails with it: CONTENT_DIFFERS, reported once
 */
export async function openVerified({ files, log }: Parts, expected: ExpectedFile): Promise<Readable> {
  const { storageKey, bytes, sha256 } = expected;
  const opened = await files.open(storageKey);
  const damaged = () => {
    log.fatal({ component: 'store', storageKey }, 'a stored file is damaged');
    return storageFailed('CONTENT_DIFFERS');
  };
  if (opened.bytes !== bytes) {
    opened.stream.destroy();
    throw damaged();
  }
  const check = new DigestCheck(opened.stream, sha256, damaged);
  opened.stream.on('error', (error) => check.destroy(error));
  return opened.stream.pipe(check);
}

class DigestCheck extends Transform {
  readonly #hash = createHash('sha256');
  readonly #sha256: string;
  readonly #damaged: () => Error;
  readonly #source: Readable;
  #last: Buffer | undefined;

  constructor(source: Readable, sha256: string, damaged: () => Error) {
    super();
    this.#source = source;
    this.#sha256 = sha256;
    this.#damaged = damaged;
  }

  override _transform(piece: Buffer, _encoding: string, done: TransformCallback): void {
    this.#hash.update(piece);
    const before = this.#last;
    this.#last = piece;
    done(null, before);
  }

  override _flush(done: TransformCallback): void {
    if (this.#hash.digest('hex') === this.#sha256) done(null, this.#last);
    else done(this.#damaged());
  }

  /** Who goes away in the middle leaves no file open. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source.destroy();
    done(error);
  }
}
