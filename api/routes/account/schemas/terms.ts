import { z } from 'zod';
import { locale } from '../../../http/schemas/locale.ts';

export const termsQuery = z.strictObject({ locale: locale.optional() });

export const terms = z
  .object({
    version: z.string(),
    locale,
    title: z.string(),
    body: z.string(),
    sha256: z.string().meta({ description: 'Over the UTF-8 of body.' }),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'Terms' });

export const acceptanceList = z
  .object({
    items: z.array(
      z.object({
        version: z.string(),
        locale,
        title: z.string(),
        body: z
          .string()
          .meta({ description: 'The very text, to be read again and compared with a newer one.' }),
        sha256: z.string().meta({ description: 'Of the text that was agreed to.' }),
        acceptedAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'TermsAcceptanceList' });

export const agreementBody = z.strictObject({
  version: z.string().min(1).max(20),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'Of the text that was read, from GET /terms/current.' }),
  locale: locale
    .optional()
    .meta({ description: 'The language it was read in; else as Accept-Language says.' }),
});
