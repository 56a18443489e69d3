import { z } from 'zod';

const atMost = 200;
const number = z.string().regex(/^[\w-]{1,20}$/);
const provisional = {
  description: 'Continue although clearing files are missing; the new versions are provisional then.',
};

const numbersInQuery = z
  .string()
  .regex(/^[\w-]{1,20}(,[\w-]{1,20}){0,199}$/)
  .transform((text) => text.split(','))
  .optional()
  .meta({ description: `Only these numbers, at most ${atMost}, separated by commas.` });

export const updatePreviewQuery = z.strictObject({
  merchants: numbersInQuery,
  groups: numbersInQuery,
  provisional: z.stringbool().optional().meta(provisional),
});

export const updatePreview = z
  .object({
    items: z.int(),
    merchants: z.int(),
    groups: z.int(),
    provisional: z.boolean().meta({ description: 'Whether the new versions would be provisional.' }),
    previewToken: z.string(),
  })
  .meta({ id: 'UpdatePreview' });

const numbers = z.array(number).min(1).max(atMost).optional().meta({
  description: 'Only these; a merchant’s groups of the month come along. Default: all that are due.',
});

export const updateBody = z.strictObject({
  previewToken: z
    .string()
    .min(1)
    .max(128)
    .meta({ description: 'From the preview. Refused if what is due has changed since.' }),
  reason: z.string().trim().min(1).max(400),
  merchants: numbers,
  groups: numbers,
  provisional: z.boolean().optional().meta(provisional),
});
