import { S3ServiceException } from '@aws-sdk/client-s3';
import { BusinessError } from '../domain/errors.ts';
import { storageFailed } from './file-store.ts';

/** Whether a conditional put lost: TAKEN, or UNDECIDED because another put of the key was under way. */
export function refusedAsTaken(error: unknown): 'TAKEN' | 'UNDECIDED' | undefined {
  if (!(error instanceof S3ServiceException)) return undefined;
  if (error.$metadata.httpStatusCode === 412) return 'TAKEN';
  return error.name === 'ConditionalRequestConflict' ? 'UNDECIDED' : undefined;
}

/** A missing key, not a missing bucket: that is a failure of the store. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && ['NoSuchKey', 'NotFound'].includes(error.name);
}

/** STORAGE_FAILED with FILE_MISSING, the system's code, or S3's own beginning with `S3_`: S3_AccessDenied. */
export function s3Failure(error: unknown): BusinessError {
  if (error instanceof BusinessError) return error;
  if (isMissing(error)) return storageFailed('FILE_MISSING');
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return storageFailed(code === 'ENOENT' ? 'FILE_MISSING' : code);
  return storageFailed(`S3_${String(name)}`);
}
