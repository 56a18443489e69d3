import { z } from 'zod';

export const noticeQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional().meta({ description: 'nextCursor of the page before.' }),
});

export const noticeList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z
          .enum([
            'STATEMENT_READY',
            'STATEMENT_CORRECTED',
            'PASSWORD_CHANGED',
            'CONTACT_CHANGED',
            'SECOND_FACTOR_CHANGED',
            'SIGNED_IN_ELSEWHERE',
          ])
          .meta({ description: 'Others may be added.' }),
        at: z.iso.datetime(),
        data: z.record(z.string(), z.union([z.string(), z.number()])).meta({
          description:
            'Of a statement: `statementId`, `month`, `applicationType`, `subjectNo`, `version`. Of a contact: ' +
            '`channel`. Of a sign-in: `userAgent`.',
        }),
        read: z.boolean(),
      }),
    ),
    unread: z.int().meta({ description: 'Of all notices, not of this page.' }),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'NoticeList' });

export const readBody = z.strictObject({
  upTo: z.iso.datetime().meta({ description: 'The `at` of the newest one that was shown.' }),
});
