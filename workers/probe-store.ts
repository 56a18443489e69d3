import type { Logger } from 'pino';
import { BusinessError } from '../domain/errors.ts';
import type { FileStore } from '../storage/file-store.ts';

/**
 * Tries the file store where a worker starts. One that overwrites files must not be used at all; one that is away may
 * come back, and until then only statements wait.
 *
 * @throws Error for a store that overwrites
 */
export async function probeStore(files: Pick<FileStore, 'probe'>, log: Pick<Logger, 'error'>): Promise<void> {
  try {
    await files.probe();
  } catch (error) {
    const reason = error instanceof BusinessError ? error.details['reason'] : 'UNKNOWN';
    if (reason === 'OVERWRITES')
      throw new Error(
        'The file store replaces a file that is there: it ignores "If-None-Match: *". Use a store with conditional writes.',
        { cause: error },
      );
    log.error({ component: 'store', code: 'STORAGE_FAILED', reason }, 'the file store does not work');
  }
}
