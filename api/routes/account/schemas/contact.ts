import { z } from 'zod';
import { canonicalEmail, canonicalPhone } from '../../../../domain/canonical.ts';
import type { ContactInput } from '../../../../domain/contact.ts';
import { validated } from '../../../http/schemas/validated.ts';

export const contactBody = z
  .discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('email'), address: validated(canonicalEmail) }),
    z.strictObject({ channel: z.literal('phone'), address: validated(canonicalPhone) }),
  ])
  .meta({ id: 'Contact' }) satisfies z.ZodType<ContactInput>;
