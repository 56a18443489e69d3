import { z } from 'zod';

/** Why an operator does something. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .meta({ description: 'Kept in the audit trail permanently. Must not contain personal data.' });

/** A command that says no more than why. */
export const commandBody = z.strictObject({ reason });
