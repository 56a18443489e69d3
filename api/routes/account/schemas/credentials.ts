import { z } from 'zod';
import { canonicalUsername, passwordProblems } from '../../../../domain/account/credentials.ts';
import type { ErrorCode } from '../../../../domain/errors.ts';
import { policy } from '../../../../domain/policy.ts';
import { validated, refuseField } from '../../../http/schemas/validated.ts';

/** More than any password of policy.password.maxLength characters takes in UTF-8; above it nothing is looked at. */
export const passwordBytes = 1_024;

const username = validated((typed) => ({
  canonical: canonicalUsername(typed),
  display: typed.normalize('NFKC').trim(),
})).meta({
  description:
    'Letters, Chinese characters, digits, `.`, `_` and `-`; not a phone number or an e-mail address.',
});

/** Both fields are judged at once, so that one answer names all that is to be changed. */
export const credentialsBody = z
  .strictObject({
    username,
    password: z
      .string()
      .superRefine((password, context) => {
        for (const code of problemsOf(password, [])) refuseField(context, code);
      })
      .meta({
        description: `${policy.password.minLength} to ${policy.password.maxLength} characters, with upper and lower case letters and digits.`,
      }),
  })
  .superRefine(({ username, password }, context) => {
    if (problemsOf(password, [username.canonical, username.display]).includes('PASSWORD_CONTAINS_NAME'))
      refuseField(context, 'PASSWORD_CONTAINS_NAME', 'password');
  });

/** By a password's own form and the names it must not contain; too many bytes are not looked at. */
export function problemsOf(password: string, names: readonly string[]): ErrorCode[] {
  return Buffer.byteLength(password) > passwordBytes
    ? ['PASSWORD_LENGTH']
    : passwordProblems(password, names);
}
