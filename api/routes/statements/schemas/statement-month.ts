import { z } from 'zod';
import { canonicalMerchantNo } from '../../../../domain/canonical.ts';
import { validated } from '../../../http/schemas/validated.ts';
import { month } from './period.ts';
import { fen } from './statement.ts';

export const monthsQuery = z.strictObject({
  from: month.optional(),
  to: month.optional(),
  merchantNo: validated(canonicalMerchantNo)
    .optional()
    .meta({ description: 'For a group: the statements of this member instead of the group’s own.' }),
});

export const statementMonthList = z
  .object({
    items: z.array(
      z.object({
        month: z.string().meta({ example: '2019-09' }),
        state: z.enum(['READY', 'PRODUCING', 'EMPTY', 'NOT_YET', 'DELAYED']).meta({
          description: 'EMPTY: the month had no transactions. DELAYED: overdue and under investigation.',
        }),
        count: z.int().meta({ description: 'Transactions in all application types.' }),
        amountFen: fen,
        feeFen: fen,
        netFen: fen,
        payoutFen: fen,
        corrected: z
          .boolean()
          .meta({ description: 'Whether one of the statements replaced an earlier version.' }),
        statementIds: z.array(z.string()),
        expectedOn: z.iso
          .date()
          .optional()
          .meta({ description: 'Only with NOT_YET, before the usual production date.' }),
      }),
    ),
  })
  .meta({ id: 'StatementMonthList' });
