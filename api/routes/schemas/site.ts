import { z } from 'zod';

export const site = z
  .object({
    brand: z.string(),
    publicOrigin: z
      .string()
      .meta({ description: 'The official address. Any other address is an imitation.' }),
    hotline: z.string(),
    regionalContacts: z
      .array(z.object({ region: z.string(), phone: z.string() }))
      .meta({ description: 'One entry per number; a region may have several.' }),
    terms: z
      .object({ version: z.string(), title: z.string(), publishedAt: z.iso.datetime() })
      .optional()
      .meta({ description: 'The service agreement in force.' }),
  })
  .meta({ id: 'Site' });
