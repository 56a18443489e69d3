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
  code: z.string().max(32).meta({ description: 'What the operator’s authenticator app shows.' }),
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
    expiresAt: z.iso.datetime().meta({ description: 'The session ends then, whatever is done.' }),
    idleExpiresAt: z.iso.datetime().meta({ description: 'The session ends then unless something is done.' }),
    lastSignInAt: z.iso.datetime().optional().meta({ description: 'The sign-in before this one.' }),
    secondFactor: z.boolean(),
    contacts: z.object({ email: z.boolean(), phone: z.boolean() }).meta({ description: 'What is bound.' }),
  })
  .meta({ id: 'Profile' });

export const operatorProfile = z.object({ username: z.string() }).meta({ id: 'OperatorProfile' });

export const sessionList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        current: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
        userAgent: z.string(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'SessionList' });

export const sessionPath = z.object({ id: z.string() });
