import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../../parsing/byte-source.ts';
import type { FileStore } from '../../storage/file-store.ts';
import { openSealedFile } from '../../storage/sealed-file.ts';

interface Upload {
  /** As the sender calls it; the profile reads dates from it. */
  readonly name: string;
  readonly storageKey: string;
  readonly key: Buffer;
}

/**
 * Copies uploaded files, still sealed, into `folder`, because a zip's directory is at its end and the store gives no
 * parts.
 *
 * @throws BusinessError STORAGE_FAILED
 */
export async function openUploads(
  files: Pick<FileStore, 'open'>,
  uploads: readonly Upload[],
  folder: string,
): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  for (const [index, { name, storageKey, key }] of uploads.entries()) {
    const path = join(folder, String(index));
    const { stream } = await files.open(storageKey);
    await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    sources.push({ name, ...(await openSealedFile(path, key)) });
  }
  return sources;
}
