import { z } from 'zod';
import { canonicalEmail, canonicalGroupNo } from '../../../../domain/canonical.ts';
import { validated } from '../../../http/schemas/validated.ts';

export const groupPath = z.object({ groupNo: validated(canonicalGroupNo) });

export const groupPasswordBody = z.strictObject({
  reason: z.string().trim().min(1).max(400),
  email: validated(canonicalEmail).meta({
    description: 'The group’s address; the number and password are sent there.',
  }),
});

export const sentInvitation = z
  .object({
    groupNo: z.string(),
    maskedAddress: z.string().meta({ example: 'c***t@example.com' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'SentGroupInvitation' });
