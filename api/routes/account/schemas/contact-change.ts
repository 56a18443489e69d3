import { z } from 'zod';
import type { ContactChangeView } from '../../../../contracts/account.ts';
import { canonicalEmail, canonicalPhone } from '../../../../domain/canonical.ts';
import { validated } from '../../../http/schemas/validated.ts';

const channel = z.enum(['email', 'phone']);
const maskedAddress = z.string().meta({ example: '138****8000' });

export const contactChange = z
  .object({
    id: z.string(),
    state: z.enum(['CONTACT', 'OTP', 'DONE', 'EXPIRED', 'LOCKED']).meta({
      description: 'The step it waits for, or how it ended. Bindings change only at DONE.',
    }),
    expiresAt: z.iso.datetime(),
    codeSentTo: z.object({ channel, maskedAddress }).optional(),
    resendAfter: z.iso.datetime().optional(),
  } satisfies Record<keyof ContactChangeView, z.ZodType>)
  .meta({ id: 'ContactChange' });

export const contactChangePath = z.object({
  id: z.string().meta({ description: 'The id returned when the change was started.' }),
});

const password = z.string().meta({ description: 'The account’s current password.' });

export const startContactChangeBody = z
  .discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('email'), address: validated(canonicalEmail), password }),
    z.strictObject({ channel: z.literal('phone'), address: validated(canonicalPhone), password }),
  ])
  .meta({ id: 'StartContactChange' });

export const contactPath = z.object({ channel });

export const contactList = z
  .object({
    items: z.array(
      z.object({
        channel,
        masked: maskedAddress,
        boundAt: z.iso.datetime(),
        refused: z.boolean().meta({
          description:
            'Its mail server says that it does not exist. Statements are not sent there until a message gets through ' +
            'again or the owner confirms that it works.',
        }),
      }),
    ),
  })
  .meta({ id: 'ContactList' });
