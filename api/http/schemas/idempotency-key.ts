import { z } from 'zod';

/** Visible ASCII, so that it can be part of an id. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/)
  .optional()
  .meta({ description: 'Repeating a request with the same key returns the first result.' });
