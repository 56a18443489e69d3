import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const tagBytes = 16;
const frameBytes = 64 * 1024;
const sealedFrameBytes = frameBytes + tagBytes;
/** Frames read at once. */
const framesARead = 16;

export interface SealedFile {
  /** Opens this file and no other; keep it sealed. */
  readonly key: Buffer;
  /** Of what was sealed. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A part of a sealed file can be read without what comes before it. */
export interface OpenSealedFile {
  /** Bytes, unsealed. */
  readonly size: number;
  /** Streams the bytes from `start` up to but not including `end`; fails where a bit of them has changed. */
  open(start?: number, end?: number): Readable;
}

/**
 * Copies a file sealed with a key of its own: frames of 64 KiB under AES-256-GCM, whose nonce is the frame's number. The
 * last frame is marked, so that a file that was cut does not open.
 */
export async function sealFile(sourcePath: string, targetPath: string): Promise<SealedFile> {
  const key = randomBytes(keyBytes);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* frames(source: AsyncIterable<Buffer>) {
    let index = 0;
    let waiting: Buffer = Buffer.alloc(0);
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.length;
      waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
      // One frame at least stays for the end.
      while (waiting.length > frameBytes) {
        yield sealFrame(key, index++, false, waiting.subarray(0, frameBytes));
        waiting = waiting.subarray(frameBytes);
      }
    }
    yield sealFrame(key, index, true, waiting);
  }
  const source = createReadStream(sourcePath, { highWaterMark: framesARead * frameBytes });
  await pipeline(source, frames, createWriteStream(targetPath, { flags: 'wx', mode: 0o600 }));
  return { key, sha256: hash.digest('hex'), bytes };
}

/** Opens a copy that `sealFile` made. */
export async function openSealedFile(path: string, key: Buffer): Promise<OpenSealedFile> {
  const { size: sealedBytes } = await stat(path);
  const frames = Math.max(1, Math.ceil(sealedBytes / sealedFrameBytes));
  const size = Math.max(0, sealedBytes - frames * tagBytes);
  async function* read(start: number, end: number): AsyncGenerator<Buffer> {
    const file = await open(path, 'r');
    try {
      // Reading to the end reads the marked frame, so that a cut is seen.
      const last = end >= size ? frames - 1 : Math.max(0, Math.ceil(end / frameBytes) - 1);
      for (let first = Math.floor(start / frameBytes); first <= last; first += framesARead) {
        const count = Math.min(framesARead, last + 1 - first);
        const sealed = Buffer.allocUnsafe(count * sealedFrameBytes);
        const { bytesRead } = await file.read(sealed, 0, sealed.length, first * sealedFrameBytes);
        for (let index = first; index < first + count; index++) {
          const from = (index - first) * sealedFrameBytes;
          const frame = sealed.subarray(from, Math.min(from + sealedFrameBytes, bytesRead));
          const opened = openFrame(key, index, index === frames - 1, frame);
          const before = index * frameBytes;
          yield opened.subarray(Math.max(0, start - before), end - before);
        }
      }
    } finally {
      await file.close();
    }
  }
  return {
    size,
    open: (start = 0, end = size) =>
      Readable.from(start >= end && size > 0 ? [] : read(start, Math.min(end, size)), { objectMode: false }),
  };
}

function sealFrame(key: Buffer, index: number, last: boolean, frame: Buffer): Buffer {
  const cipher = createCipheriv(algorithm, key, nonceOf(index)).setAAD(markOf(last));
  return Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()]);
}

function openFrame(key: Buffer, index: number, last: boolean, sealed: Buffer): Buffer {
  const end = Math.max(0, sealed.length - tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonceOf(index), { authTagLength: tagBytes });
  decipher.setAAD(markOf(last)).setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

const markOf = (last: boolean) => Buffer.of(last ? 1 : 0);
