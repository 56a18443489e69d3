import { z } from 'zod';
import { cursor, limit, nextCursor } from '../../../http/schemas/paging.ts';

export const auditQuery = z.strictObject({
  actor: z.string().min(1).max(64).optional().meta({ example: 'operator:1' }),
  action: z.string().min(1).max(40).optional().meta({ example: 'account.disable' }),
  target: z.string().min(1).max(100).optional().meta({ example: 'account:5' }),
  limit,
  cursor,
});

export const auditList = z
  .object({
    items: z.array(
      z.object({
        sequence: z.int(),
        at: z.iso.datetime(),
        actor: z.string(),
        action: z.string(),
        outcome: z.enum(['ACCEPTED', 'REFUSED']),
        target: z.string(),
        reason: z.string(),
        detail: z.record(z.string(), z.union([z.string(), z.number()])),
        requestId: z.string().optional(),
        ipHash: z.string().optional().meta({ description: 'Keyed hash; equal for equal addresses.' }),
        hash: z.string().meta({ description: 'Keyed hash over this row and the previous row’s hash.' }),
      }),
    ),
    nextCursor,
  })
  .meta({ id: 'AuditList' });
