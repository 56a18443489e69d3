import type { Wording } from './wording.ts';
import type { Locale } from '../../domain/locale.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export const catalogue: Readonly<Record<Locale, Readonly<Record<ErrorCode, Wording>>>> = {
  'zh-CN': zhCn,
  en,
};

type Values = Readonly<Record<string, string | number | boolean>>;

/**
 * The words for a code. A sentence that speaks of a value which is not known is left out.
 *
 * @param values the refusal's details and the hotline.
 */
export function messageFor(
  code: ErrorCode,
  locale: Locale,
  values: Values,
): { title: string; detail: string } {
  const [title, detail] = catalogue[locale][code];
  const sentences = detail.split(/(?<=[。.] ?)(?=\S)/);
  return {
    title,
    detail: sentences
      .map((sentence) => fill(sentence, values))
      .join('')
      .trim(),
  };
}

function fill(sentence: string, values: Values): string {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (names.some((name) => values[name] === undefined)) return '';
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
