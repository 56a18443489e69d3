import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../../../domain/errors.ts';

const code = z
  .enum(errorCodes)
  .meta({ id: 'ErrorCode', description: 'Never changes its meaning; use it to tell errors apart.' });

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
      .meta({ description: 'Same as the header X-Request-Id. Quote it when calling the hotline.' }),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code,
          message: z.string().meta({ description: 'What to do about it, in the same language.' }),
        }),
      )
      .optional()
      .meta({ description: 'The invalid fields.' }),
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
      .meta({ description: 'Phone number to call.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export const stillWorking = z
  .object({
    code: z.literal('STILL_WORKING' satisfies ErrorCode),
    where: z.string().meta({ description: 'URL of the outcome; same as the header Location.' }),
    retryAfterSeconds: z.int(),
  })
  .meta({ id: 'StillWorking', description: 'Nothing is lost: the request is still being processed.' });

export const accepted = z
  .object({
    where: z.string().meta({ description: 'URL of the outcome; same as the header Location.' }),
  })
  .meta({ id: 'Accepted' });

export const waitingHeaders = z.object({
  Location: z.string().meta({ description: 'URL of the outcome.' }),
  'Retry-After': z.string().optional().meta({ description: 'Seconds to wait before checking again.' }),
});
