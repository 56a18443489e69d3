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
    .meta({ description: 'For a group: one of its members, instead of the group’s own statements.' }),
});

export const statementMonthList = z
  .object({
    items: z.array(
      z.object({
        month: z.string().meta({ example: '2019-09' }),
        state: z.enum(['READY', 'PRODUCING', 'EMPTY', 'NOT_YET', 'DELAYED']).meta({
          description: 'EMPTY: the month had no transactions. DELAYED: it is being looked into.',
        }),
        count: z.int().meta({ description: 'Transactions, over all application types.' }),
        amountFen: fen,
        feeFen: fen,
        netFen: fen,
        payoutFen: fen,
        corrected: z.boolean().meta({ description: 'Whether one of them replaced an earlier version.' }),
        statementIds: z.array(z.string()),
        expectedOn: z.iso
          .date()
          .optional()
          .meta({ description: 'With NOT_YET, while the usual day of production has yet to pass.' }),
      }),
    ),
  })
  .meta({ id: 'StatementMonthList' });
