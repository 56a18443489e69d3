import { z } from 'zod';
import { canonicalEmail, canonicalGroupNo } from '../../../../domain/canonical.ts';
import { judged } from '../../../http/schemas/judged.ts';

export const groupPath = z.object({ groupNo: judged(canonicalGroupNo) });

export const groupPasswordBody = z.strictObject({
  reason: z.string().trim().min(1).max(400),
  email: judged(canonicalEmail).meta({ description: 'Of the group; it gets the number and the password.' }),
});

export const sentInvitation = z
  .object({
    groupNo: z.string(),
    maskedAddress: z.string().meta({ example: 'c***t@example.com' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'SentGroupInvitation' });
