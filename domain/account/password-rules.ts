import { policy } from '../policy.ts';

/** What a new password has to have (guide: 必须包含大小写字母加数字); each has a code of its own, shown to the person who chooses one. */
export const passwordRules = {
  length: (password: string) => {
    const { length } = [...password];
    return length >= policy.password.minLength && length <= policy.password.maxLength;
  },
  upper: (password: string) => /\p{Lu}/u.test(password),
  lower: (password: string) => /\p{Ll}/u.test(password),
  digit: (password: string) => /\d/.test(password),
  /** @param names as in `passwordProblems`; what is shorter than four characters is in many passwords by chance */
  names: (password: string, names: readonly string[]) => {
    const lower = password.toLowerCase();
    return !names.some((name) => name.length >= 4 && lower.includes(name.toLowerCase()));
  },
} as const;
