import { z } from 'zod';
import { errorCodes } from '../../../../domain/errors.ts';

export const statementRequest = z
  .object({
    id: z.uuid(),
    state: z.enum(['PRODUCING', 'READY', 'EMPTY', 'FAILED']),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }),
    merchantNo: z.string().optional().meta({ description: 'As it was asked for.' }),
    progress: z
      .object({ done: z.int(), total: z.int() })
      .meta({ description: 'In application types; a total of 0 is not known yet.' }),
    statementIds: z.array(z.string()),
    code: z.enum(errorCodes).optional().meta({ description: 'Why it failed.' }),
    requestedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({
      description: 'From then on nothing is known of the request; what was produced stays in the list.',
    }),
  })
  .meta({ id: 'StatementRequest' });

export const statementRequestList = z
  .object({ items: z.array(statementRequest) })
  .meta({ id: 'StatementRequestList' });

export const statementRequestPath = z.object({ id: z.uuid() });
