import type { TFunction } from 'i18next';
import { passwordRules } from '../../domain/account/password-rules.ts';
import type { FieldError } from './components/error-summary.tsx';
import type { PasswordInput } from './components/new-password.tsx';

/** Validates a new password and its repetition in the page. The API checks the strength. */
export function validateNewPassword(
  id: string,
  { password, repeated }: PasswordInput,
  t: TFunction<'new-password'>,
): FieldError[] {
  const { length, upper, lower, digit } = passwordRules;
  const met = [length, upper, lower, digit].every((rule) => rule(password));
  const wrong = !password ? t('missing') : met ? undefined : t('unmet');
  if (wrong) return [{ field: id, message: wrong }];
  const second = !repeated ? t('missingRepeat') : repeated === password ? undefined : t('different');
  return second ? [{ field: `${id}Repeated`, message: second }] : [];
}
