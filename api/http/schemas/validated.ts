import { z } from 'zod';
import { BusinessError, type ErrorCode } from '../../../domain/errors.ts';

/**
 * A text that one of the domain's rules reads and turns into its canonical form; the rule's refusal becomes the
 * field's error.
 */
export function validated<T>(rule: (typed: string) => T) {
  return z.string().transform((typed, context): T => {
    try {
      return rule(typed);
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error;
      return refuseField(context, error.code);
    }
  });
}

interface IssueSink {
  addIssue(issue: { code: 'custom'; params: { errorCode: ErrorCode }; path?: string[] }): void;
}

/** Reports a field's fault by its code, inside a zod transform or check. */
export function refuseField(context: IssueSink, errorCode: ErrorCode, path?: string): never {
  context.addIssue({ code: 'custom', params: { errorCode }, ...(path ? { path: [path] } : {}) });
  return z.NEVER;
}
