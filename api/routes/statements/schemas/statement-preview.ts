import { z } from 'zod';
import type { StatementRow } from '../../../../domain/clearing/ledger-row.ts';
import { policy } from '../../../../domain/policy.ts';
import { fen, statement } from './statement.ts';

export const previewQuery = z.strictObject({
  rows: z.coerce.number().int().min(1).max(policy.preview.rowsAtMost).default(policy.preview.rows),
});

const columns = {
  clearingDate: z.iso.date(),
  transactionDate: z.iso.date(),
  transactionTime: z.string().meta({ example: '17:15:54' }),
  terminalNo: z.string(),
  maskedCardNo: z.string().meta({ description: 'Masked.', example: '10008*****1388' }),
  transactionType: z.string(),
  amountFen: fen,
  netFen: fen,
  feeFen: fen,
  traceNo: z.string(),
  systemReferenceNo: z.string(),
  channel: z.string(),
  remark: z.string(),
  remark1: z.string().meta({ description: 'The store’s name.' }),
} satisfies Readonly<{ [Field in keyof StatementRow]: z.ZodType<StatementRow[Field]> }>;

const row = z
  .object({ merchantNo: z.string(), ...columns })
  .meta({ id: 'StatementRow', description: 'The merchant, then the 14 columns in their order.' });

const totals = { count: z.int(), amountFen: fen, feeFen: fen, netFen: fen };

export const statementPreview = z
  .object({
    rows: z.array(row).meta({ description: 'The first rows, in the order of the clearing files.' }),
    byTerminal: z.array(
      z.object({
        merchantNo: z.string(),
        merchantName: z.string(),
        terminalNo: z.string(),
        ...totals,
      }),
    ),
    totals: z.object({ ...totals, payoutFen: fen }),
  })
  .meta({ id: 'StatementPreview' });

export const statementVersionList = z
  .object({
    items: z.array(
      statement.extend({
        changes: z
          .object({
            addedRows: z.int(),
            removedRows: z.int(),
            amountFen: fen,
            feeFen: fen,
            netFen: fen,
            added: z.array(row),
            removed: z.array(row),
          })
          .optional()
          .meta({
            description: `Compared with the previous version: differences of the sums, and the first ${policy.preview.changedRows} changed rows. Absent for the first version and above ${policy.preview.comparedRows} rows.`,
          }),
      }),
    ),
  })
  .meta({ id: 'StatementVersionList' });
