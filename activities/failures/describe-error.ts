import { BusinessError } from '../../domain/errors.ts';

/** What a log line says of an error. */
interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  /** What the file store or system answered: ENOSPC, S3_NoSuchBucket, S3_AccessDenied. */
  readonly reason?: string;
  readonly at?: string;
}

/** The class, the driver's code, the store's reason and where in our code it happened; nothing that was typed. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as Error & { code?: unknown };
  const reason = reasonOf(error);
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    ?.trim();
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...(reason && { reason }),
    ...(at && { at }),
  };
}

function reasonOf(error: Error): string | undefined {
  const reason = error instanceof BusinessError ? error.details['reason'] : undefined;
  // A name of the system's or of S3's, never a sentence.
  return typeof reason === 'string' && /^\w{1,60}$/.test(reason) ? reason : undefined;
}
