import { BusinessError, type ErrorCode } from './errors.ts';
import { policy } from './policy.ts';

const reserved = new Set([
  'admin',
  'administrator',
  'root',
  'operator',
  'system',
  'support',
  'service',
  'null',
  'undefined',
  'test',
]);

/**
 * The form a username is stored and compared in: NFKC, trimmed, case-folded. Letters (Chinese ones too),
 * digits, `.`, `_` and `-`; never a phone number (guide: 用户名不可使用手机号) and never an e-mail address,
 * because recovery tells the three apart by their form.
 *
 * @throws BusinessError USERNAME_FORMAT, USERNAME_IS_PHONE, USERNAME_IS_EMAIL, USERNAME_RESERVED
 */
export function canonicalUsername(typed: string): string {
  const username = typed.normalize('NFKC').trim().toLowerCase();
  if (username.includes('@')) throw new BusinessError('USERNAME_IS_EMAIL');
  if (/^\+?(86)?1[3-9]\d{9}$/.test(username.replace(/[\s._-]/g, '')))
    throw new BusinessError('USERNAME_IS_PHONE');
  const length = [...username].length;
  const wellFormed = /^[\p{Script=Han}a-z][\p{Script=Han}a-z0-9._-]*$/u.test(username);
  if (!wellFormed || length < policy.username.minLength || length > policy.username.maxLength) {
    throw new BusinessError('USERNAME_FORMAT');
  }
  if (reserved.has(username)) throw new BusinessError('USERNAME_RESERVED');
  return username;
}

/**
 * Which rules a new password breaks; empty when it may be used. The guide asks for upper and lower case
 * letters and digits (必须包含大小写字母加数字). A password is never trimmed, cut or normalised before this.
 *
 * @param names what it must not contain: username, merchant number.
 */
export function passwordProblems(password: string, names: readonly string[]): ErrorCode[] {
  const problems: ErrorCode[] = [];
  const length = [...password].length;
  if (length < policy.password.minLength || length > policy.password.maxLength)
    problems.push('PASSWORD_LENGTH');
  if (![/\p{Lu}/u, /\p{Ll}/u, /\d/].every((rule) => rule.test(password)))
    problems.push('PASSWORD_COMPOSITION');
  const lower = password.toLowerCase();
  if (names.some((name) => name.length >= 4 && lower.includes(name.toLowerCase())))
    problems.push('PASSWORD_CONTAINS_NAME');
  return problems;
}
