import type { Readable } from 'node:stream';
import { BusinessError } from '../domain/errors.ts';

export interface StoredFile {
  readonly bytes: number;
}

export interface OpenFile extends StoredFile {
  /** The caller reads it to the end or destroys it. */
  readonly stream: Readable;
}

export interface ListedFile extends StoredFile {
  readonly key: string;
  readonly storedAt: Date;
}

/**
 * Where finished files live: a folder or an S3 bucket. A key names one content for ever, so a link that was mailed
 * always gives the bytes it was mailed for.
 *
 * Every method throws BusinessError STORAGE_FAILED with a `reason`: KEY_INVALID, FILE_MISSING,
 * CONTENT_DIFFERS, the code of the system's error (ENOSPC), or S3's after `S3_` (S3_AccessDenied).
 */
export interface FileStore {
  /**
   * Stores a copy of the file at `sourcePath`. Whole or not at all, also when the machine stops in between. The
   * same bytes under the same key again are fine, other bytes are refused.
   */
  put(key: string, sourcePath: string): Promise<void>;
  open(key: string): Promise<OpenFile>;
  /** Undefined if nothing is stored under the key. */
  stat(key: string): Promise<StoredFile | undefined>;
  /** Removing a missing key succeeds. */
  remove(key: string): Promise<void>;
  /**
   * Tries what everything relies on: that a key which is taken is refused.
   *
   * @throws BusinessError STORAGE_FAILED with OVERWRITES where a second put of a key replaces the first
   */
  probe(): Promise<void>;
  /** All files whose key begins with `folder/`, in any order. */
  list(folder: string): AsyncIterable<ListedFile>;
}

export type StorageFailure = 'KEY_INVALID' | 'FILE_MISSING' | 'CONTENT_DIFFERS' | 'OVERWRITES';

/** @param reason one of ours, or the store's own code (system or S3). */
export function storageFailed(reason: StorageFailure | (string & {})): BusinessError {
  return new BusinessError('STORAGE_FAILED', { reason });
}

const longestKey = 1_024;
const longestSegment = 255;

/**
 * The parts of a key like `statements/2019-09/merchant/951002001121025/<id>/statement.xlsx`. Names that begin
 * with a dot are kept for the store itself; the limits are S3's for a key and a file system's for a name, in bytes.
 *
 * @throws BusinessError STORAGE_FAILED with KEY_INVALID for anything that could lead elsewhere.
 */
export function keySegments(key: string): string[] {
  const segments = key.split('/');
  const valid = segments.every(isSafeSegment) && Buffer.byteLength(key) <= longestKey && key.isWellFormed();
  if (!valid) throw storageFailed('KEY_INVALID');
  return segments;
}

function isSafeSegment(segment: string): boolean {
  const named = segment !== '' && !/^\.|[\p{Cc}\\:]/u.test(segment);
  return named && Buffer.byteLength(segment) <= longestSegment;
}
