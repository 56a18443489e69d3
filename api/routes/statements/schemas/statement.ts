import { z } from 'zod';
import { fileFormats, readableFormats } from '../../../../domain/statements/file-format.ts';
import { canonicalMerchantNo } from '../../../../domain/canonical.ts';
import { validated } from '../../../http/schemas/validated.ts';
import { date } from './period.ts';

export const fen = z.int().meta({ description: 'In fen; 100 fen = 1 yuan.' });

export const statementFormat = z.enum(fileFormats);

export const statement = z
  .object({
    id: z.string(),
    subjectType: z.enum(['merchant', 'group']),
    subjectNo: z.string(),
    subjectName: z.string().optional(),
    applicationType: z.object({ code: z.string(), name: z.string() }),
    period: z
      .object({ from: z.iso.date(), to: z.iso.date() })
      .meta({ description: 'Clearing dates, both included.' }),
    version: z.int(),
    supersedes: z.string().optional().meta({ description: 'The id of the previous version.' }),
    provisional: z.literal(true).optional().meta({
      description: 'Clearing files of the month were missing; a later version will replace this one.',
    }),
    rows: z.int(),
    amountFen: fen,
    netFen: fen,
    feeFen: fen,
    payoutFen: fen,
    createdAt: z.iso.datetime(),
    files: z.array(
      z.object({
        format: statementFormat,
        fileName: z.string(),
        bytes: z.int(),
        sha256: z.string(),
        href: z.string(),
      }),
    ),
  })
  .meta({ id: 'Statement' });

export const statementList = z
  .object({ items: z.array(statement), nextCursor: z.string().optional() })
  .meta({ id: 'StatementList' });

/** A parameter may be given more than once. */
const several = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

export const statementListQuery = z.strictObject({
  from: date.optional(),
  to: date.optional(),
  applicationType: several.optional().meta({ description: 'Application type code; repeatable.' }),
  merchantNo: validated(canonicalMerchantNo)
    .optional()
    .meta({ description: 'For a group: the number of one member.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the previous page.' }),
});

export const archiveQuery = statementListQuery.omit({ limit: true, cursor: true }).extend({
  format: z
    .union([statementFormat, z.array(statementFormat)])
    .transform((given) => [...new Set([given].flat())])
    .default([...readableFormats])
    .meta({ description: 'Repeatable. Default: XLSX and PDF.' }),
});

export const produceBody = z.strictObject({
  from: date,
  to: date,
  merchantNo: validated(canonicalMerchantNo)
    .optional()
    .meta({ description: 'For a group: the number of one member.' }),
});

export const statementPath = z.object({ id: z.string() });

export const statementFilePath = z.object({ id: z.string(), format: statementFormat });

export const applicationTypeList = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'ApplicationTypeList' });

export const memberList = z
  .object({ items: z.array(z.object({ merchantNo: z.string(), name: z.string() })) })
  .meta({ id: 'MemberList' });
