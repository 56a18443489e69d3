import { z } from 'zod';

export const noticeQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the previous page.' }),
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
          .meta({ description: 'More kinds may be added.' }),
        at: z.iso.datetime(),
        data: z.record(z.string(), z.union([z.string(), z.number()])).meta({
          description:
            'For a statement: `statementId`, `month`, `applicationType`, `subjectNo`, `version`. For a contact: ' +
            '`channel`. For a sign-in: `userAgent`.',
        }),
        read: z.boolean(),
      }),
    ),
    unread: z.int().meta({ description: 'Number of all unread notices, not only on this page.' }),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'NoticeList' });

export const readBody = z.strictObject({
  upTo: z.iso.datetime().meta({ description: '`at` of the newest notice shown.' }),
});
