import { z } from 'zod';
import { canonicalEmail, canonicalPhone } from '../../../../domain/canonical.ts';
import type { ContactInput } from '../../../../domain/contact.ts';
import { judged } from '../../../http/schemas/judged.ts';

export const contactBody = z
  .discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('email'), address: judged(canonicalEmail) }),
    z.strictObject({ channel: z.literal('phone'), address: judged(canonicalPhone) }),
  ])
  .meta({ id: 'Contact' }) satisfies z.ZodType<ContactInput>;
