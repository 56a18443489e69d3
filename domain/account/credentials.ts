import { BusinessError, type ErrorCode } from '../errors.ts';
import { passwordRules } from './password-rules.ts';
import { policy } from '../policy.ts';

/** Names that would pass for ours, in the form of `skeletonOf`. */
const reserved = new Set(
  [
    'admin administrator root operator operations operation system sysadmin superuser support service services',
    'help helpdesk hotline security info mail postmaster webmaster hostmaster noreply billing finance audit',
    'official merchant merchants group portal login logout signin signup register account accounts user users',
    'guest anonymous nobody null undefined none test tester demo sample api www',
    '管理员 超级管理员 系统管理员 系统 客服 官方 官方客服 在线客服 运营 运营人员 操作员 审计 商户 集团 用户 匿名用户 测试 游客',
  ]
    .join(' ')
    .split(' ')
    .map(skeletonOf),
);

/** Zero-width characters, directions, variation selectors and other things that nobody sees (UTS 39, 3.1). */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Cn}]/u;

/** Chinese ways to write digits, so that a phone number written out in them is one too. */
const chineseDigits = new Map(
  [...'零〇○一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖'].map(
    (written, index) => [written, '00011122233445566778899'[index]!] as const,
  ),
);

/**
 * The form a username is stored and compared in: NFKC, trimmed, case-folded. Chinese characters and Latin letters,
 * digits, `.`, `_` and `-`; other scripts have letters that look like these (UTS 39). Never a phone number in any
 * spelling (guide: 用户名不可使用手机号) and never an e-mail address, because recovery tells the three apart by their form.
 *
 * @throws BusinessError USERNAME_FORMAT, USERNAME_IS_PHONE, USERNAME_IS_EMAIL, USERNAME_RESERVED
 */
export function canonicalUsername(typed: string): string {
  if (unseen.test(typed)) throw new BusinessError('USERNAME_FORMAT');
  const username = typed.normalize('NFKC').trim().toLowerCase();
  if (username.includes('@')) throw new BusinessError('USERNAME_IS_EMAIL');
  if (hasPhoneNumber(username)) throw new BusinessError('USERNAME_IS_PHONE');
  const length = [...username].length;
  const wellFormed = /^[\p{Unified_Ideograph}a-z][\p{Unified_Ideograph}a-z0-9._-]*$/u.test(username);
  if (!wellFormed || length < policy.username.minLength || length > policy.username.maxLength) {
    throw new BusinessError('USERNAME_FORMAT');
  }
  if (reserved.has(skeletonOf(username))) throw new BusinessError('USERNAME_RESERVED');
  return username;
}

/** A username that has the brand's name in it passes for ours. @throws BusinessError USERNAME_RESERVED */
export function requireUnlikeBrand(username: string, brand: string): void {
  const name = skeletonOf(brand.normalize('NFKC').toLowerCase());
  if (name !== '' && skeletonOf(username).includes(name)) throw new BusinessError('USERNAME_RESERVED');
}

/** A mobile number of China anywhere in it, with or without its country code, separators and Chinese digits. */
function hasPhoneNumber(username: string): boolean {
  const digits = [...username].map((character) => chineseDigits.get(character) ?? character).join('');
  return /(?<!\d)\+?(?:00)?(?:86)?1[3-9]\d{9}(?!\d)/.test(digits.replace(/[\s\p{P}\p{Z}]/gu, ''));
}

/** What is left of a name for somebody who reads it quickly: `r00t` and `r.o.o.t` are `root`. */
function skeletonOf(username: string): string {
  const lookAlikes: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    l: 'i',
    '3': 'e',
    '5': 's',
    '4': 'a',
  };
  return username.replace(/[\s._-]/g, '').replace(/[01l354]/g, (character) => lookAlikes[character]!);
}

/**
 * Which rules a new password breaks; empty when it may be used. The guide asks for upper and lower case
 * letters and digits (必须包含大小写字母加数字). A password is never trimmed, cut or normalised before this.
 *
 * @param names what it must not contain: username, merchant or group number and name, brand.
 */
export function passwordProblems(password: string, names: readonly string[]): ErrorCode[] {
  const { length, upper, lower, digit } = passwordRules;
  const problems: ErrorCode[] = [];
  if (!length(password)) problems.push('PASSWORD_LENGTH');
  if (![upper, lower, digit].every((rule) => rule(password))) problems.push('PASSWORD_COMPOSITION');
  if (!passwordRules.names(password, names)) problems.push('PASSWORD_CONTAINS_NAME');
  return problems;
}
