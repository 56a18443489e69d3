import { isDatabaseUnavailable } from '../../db/database-unavailable.ts';
import { BusinessError, type ErrorCode } from '../../domain/errors.ts';

/** Disk full, read-only or gone, too many open files, a server out of reach; whatever S3 refuses. */
const systemErrorPattern =
  /^(ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE|ENOMEM|EACCES|EPERM|ENODEV|ESTALE|ENOENT|ENOTDIR|ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EAI_\w+|S3_\w+)$/;

/**
 * Whether an error is of what everything stands on, and its code then: STORAGE_FAILED for disk and file store,
 * SERVICE_UNAVAILABLE for the database. Undefined when it is the item's own.
 */
export function infrastructureErrorCode(error: unknown): ErrorCode | undefined {
  if (isDatabaseUnavailable(error)) return 'SERVICE_UNAVAILABLE';
  return systemErrorPattern.test(systemCodeOf(error)) ? 'STORAGE_FAILED' : undefined;
}

/** The store tells it as `reason`, a rendering thread as `kind`. */
function systemCodeOf(error: unknown): string {
  if (error instanceof BusinessError) return String(error.details['reason'] ?? error.details['kind']);
  return String((Object(error) as { code?: unknown }).code);
}
