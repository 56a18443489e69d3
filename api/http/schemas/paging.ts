import { z } from 'zod';

export const limit = z.coerce.number().int().min(1).max(200).default(50);
export const cursor = z
  .string()
  .max(500)
  .optional()
  .meta({ description: '`nextCursor` of the previous page.' });
export const nextCursor = z.string().optional();

/** A table's row by its id. */
export const rowPath = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
