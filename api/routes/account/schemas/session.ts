import { z } from 'zod';
import { captchaToken } from './captcha.ts';

/** No rule of form here: whatever is wrong, the answer is the same refusal. */
export const signInBody = z.strictObject({
  username: z.string(),
  password: z.string(),
  captchaToken,
});

export const operatorSignInBody = z.strictObject({
  username: z.string(),
  password: z.string(),
  code: z.string().max(32).meta({ description: 'The code shown by the operator’s authenticator app.' }),
  captchaToken,
});

export const profile = z
  .object({
    username: z.string(),
    subjectType: z.enum(['merchant', 'group']),
    subjectNo: z.string(),
    subjectName: z.string(),
    branchName: z.string(),
    signedInAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({ description: 'The session ends at this time at the latest.' }),
    idleExpiresAt: z.iso
      .datetime()
      .meta({ description: 'The session ends at this time unless it is used before.' }),
    lastSignInAt: z.iso.datetime().optional().meta({ description: 'The previous sign-in.' }),
    secondFactor: z.boolean(),
    contacts: z
      .object({ email: z.boolean(), phone: z.boolean() })
      .meta({ description: 'The channels that have a bound address.' }),
  })
  .meta({ id: 'Profile' });

export const operatorProfile = z.object({ username: z.string() }).meta({ id: 'OperatorProfile' });

export const sessionList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        current: z.boolean().meta({ description: 'Whether this is the session of the request.' }),
        userAgent: z.string(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'SessionList' });

export const sessionPath = z.object({ id: z.string() });
