import type { Locale } from '../../domain/locale.ts';

/** Why a password is weak, and what makes it stronger, by zxcvbn's codes: `[zh-CN, en]`. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  straightRow: ['键盘上相邻的一排键容易被猜到。', 'A straight row of keys is easy to guess.'],
  keyPattern: ['键盘上相邻的键容易被猜到。', 'Short patterns on the keyboard are easy to guess.'],
  simpleRepeat: ['重复的字符容易被猜到。', 'Repeated characters are easy to guess.'],
  extendedRepeat: ['重复的片段容易被猜到。', 'Repeated parts are easy to guess.'],
  sequences: ['连续的字母或数字容易被猜到。', 'Sequences such as abc or 345 are easy to guess.'],
  recentYears: ['年份容易被猜到。', 'Years are easy to guess.'],
  dates: ['日期容易被猜到。', 'Dates are easy to guess.'],
  topTen: ['这是最常用的密码之一。', 'This is one of the most common passwords.'],
  topHundred: ['这是很常用的密码。', 'This is a very common password.'],
  common: ['这是常用的密码。', 'This is a common password.'],
  similarToCommon: ['它与常用的密码相近。', 'This is similar to a common password.'],
  wordByItself: ['单独一个词容易被猜到。', 'A single word is easy to guess.'],
  namesByThemselves: ['单独一个姓名容易被猜到。', 'A single name is easy to guess.'],
  commonNames: ['常见的姓名容易被猜到。', 'Common names are easy to guess.'],
  userInputs: [
    '它含有用户名、商户或系统的名称。',
    'It contains the username, or the name of the merchant or this service.',
  ],
  pwned: ['这个密码已经泄露过。', 'This password has been leaked.'],
  l33t: [
    '用相似的符号代替字母作用不大，例如 @ 代替 a。',
    'Replacing letters with symbols, such as @ for a, does not help much.',
  ],
  reverseWords: ['把词倒过来写作用不大。', 'Spelling words backwards does not help much.'],
  allUppercase: ['只把部分字母大写更难猜。', 'Capitalise some letters, but not all of them.'],
  capitalization: ['不要只把第一个字母大写。', 'Capitalise more than the first letter.'],
  associatedYears: ['不要使用与您有关的年份。', 'Avoid years that are associated with you.'],
  repeated: ['不要重复词和字符。', 'Avoid repeated words and characters.'],
  longerKeyboardPattern: [
    '不要沿着键盘按键，或多换几次方向。',
    'Use a longer keyboard pattern that changes direction several times.',
  ],
  anotherWord: ['再加几个不常用的词。', 'Add another word or two that are less common.'],
  useWords: ['可以用几个互不相关的词。', 'Use a few unrelated words.'],
  noNeed: [
    '不一定要加符号或数字，够长就好。',
    'Symbols and digits are not needed when the password is long enough.',
  ],
};

/** @param code a warning or suggestion of zxcvbn; a code missing from this list is shown unchanged */
export function strengthWords(code: string, locale: Locale): string {
  return words[code]?.[locale === 'en' ? 1 : 0] ?? code;
}
