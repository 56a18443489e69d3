import { z } from 'zod';

/** Visible ASCII, so that it can be part of an id. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/)
  .optional()
  .meta({ description: 'The same key means the same request: a repeat gives the first one’s answer.' });
