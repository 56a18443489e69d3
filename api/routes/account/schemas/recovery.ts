import { z } from 'zod';
import { captchaToken } from './captcha.ts';
import type { RecoveryView } from '../../../../contracts/account.ts';
import { policy } from '../../../../domain/policy.ts';
import { readIdentifier } from '../../../../domain/account/recovery-identifier.ts';
import { problemsOf } from './credentials.ts';
import { refuseField } from '../../../http/schemas/validated.ts';

export const recovery = z
  .object({
    id: z.string(),
    state: z.enum(['OTP', 'NEW_PASSWORD', 'DONE', 'EXPIRED', 'LOCKED']).meta({
      description: 'The step it waits for, or how it ended.',
    }),
    expiresAt: z.iso.datetime(),
  } satisfies Record<keyof RecoveryView, z.ZodType>)
  .meta({ id: 'Recovery' });

export const recoveryPath = z.object({
  id: z.string().meta({ description: 'The id returned when the recovery was started.' }),
});

/** No rule of form here: what can be nobody’s name is answered as a name that nobody has. */
export const startRecoveryBody = z.strictObject({
  identifier: z
    .string()
    .max(1_000)
    .transform(readIdentifier)
    .meta({ description: 'The username, or a bound e-mail address or phone number.' }),
  captchaToken,
});

/** The rules that need no knowledge of the account; the others are judged where it is known. */
const newPassword = z
  .string()
  .superRefine((password, context) => {
    for (const code of problemsOf(password, [])) refuseField(context, code);
  })
  .meta({
    description: `${policy.password.minLength} to ${policy.password.maxLength} characters, with upper and lower case letters and digits; not the current password.`,
  });

export const newPasswordBody = z.strictObject({ password: newPassword });

/** The current password has no rule of form: it is right or it is not. */
export const changePasswordBody = z.strictObject({ currentPassword: z.string(), newPassword });
