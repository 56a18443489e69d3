import { z } from 'zod';
import { locale } from '../../../http/schemas/locale.ts';

export const termsQuery = z.strictObject({ locale: locale.optional() });

export const terms = z
  .object({
    version: z.string(),
    locale,
    title: z.string(),
    body: z.string(),
    sha256: z.string().meta({ description: 'SHA-256 of the UTF-8 bytes of `body`.' }),
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
          .meta({ description: 'The accepted text, for reading again or comparing with a newer version.' }),
        sha256: z.string().meta({ description: 'SHA-256 of the accepted text.' }),
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
    .meta({ description: 'From GET /terms/current: the SHA-256 of the text that was shown.' }),
  locale: locale
    .optional()
    .meta({ description: 'The language it was read in. Default: from Accept-Language.' }),
});
