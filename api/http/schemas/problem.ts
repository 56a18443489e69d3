import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../../../domain/errors.ts';

const code = z
  .enum(errorCodes)
  .meta({ id: 'ErrorCode', description: 'Stable for ever; pages choose their words by it.' });

export const problem = z
  .object({
    type: z.string().meta({ example: 'urn:merchant-online-services:problem:merchant-no-format' }),
    title: z
      .string()
      .meta({ description: 'What happened, in the language of Accept-Language (zh-CN or en).' }),
    status: z.int(),
    detail: z.string().optional().meta({ description: 'What to do next.' }),
    instance: z.string().optional(),
    code,
    requestId: z
      .string()
      .meta({ description: 'The same as in the header X-Request-Id; quote it to the hotline.' }),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code,
          message: z.string().meta({ description: 'What to do about it, in the language of the rest.' }),
        }),
      )
      .optional()
      .meta({ description: 'What is wrong field by field.' }),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    support: z
      .object({
        hotline: z.string(),
        contacts: z.array(
          z.object({
            branchName: z.string(),
            supportContacts: z.array(z.object({ region: z.string(), phones: z.array(z.string()) })),
          }),
        ),
      })
      .optional()
      .meta({ description: 'Whom to call.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export const stillWorking = z
  .object({
    code: z.literal('STILL_WORKING' satisfies ErrorCode),
    where: z
      .string()
      .meta({ description: 'Where to look for the outcome; the same as the header Location.' }),
    retryAfterSeconds: z.int(),
  })
  .meta({ id: 'StillWorking', description: 'Nothing is lost; the answer is on its way.' });

export const accepted = z
  .object({
    where: z.string().meta({ description: 'Where the outcome will be; the same as the header Location.' }),
  })
  .meta({ id: 'Accepted' });

export const waitingHeaders = z.object({
  Location: z.string().meta({ description: 'Where to look.' }),
  'Retry-After': z.string().optional().meta({ description: 'In seconds.' }),
});
