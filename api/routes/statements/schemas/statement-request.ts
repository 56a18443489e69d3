import { z } from 'zod';
import { errorCodes } from '../../../../domain/errors.ts';

export const statementRequest = z
  .object({
    id: z.uuid(),
    state: z.enum(['PRODUCING', 'READY', 'EMPTY', 'FAILED']),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }),
    merchantNo: z.string().optional().meta({ description: 'As requested.' }),
    progress: z
      .object({ done: z.int(), total: z.int() })
      .meta({ description: 'Counted in application types. A total of 0 means that it is not known yet.' }),
    statementIds: z.array(z.string()),
    code: z.enum(errorCodes).optional().meta({ description: 'Why it failed.' }),
    requestedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({
      description: 'The request is forgotten at this time. Finished statements stay in the list.',
    }),
  })
  .meta({ id: 'StatementRequest' });

export const statementRequestList = z
  .object({ items: z.array(statementRequest) })
  .meta({ id: 'StatementRequestList' });

export const statementRequestPath = z.object({ id: z.uuid() });
