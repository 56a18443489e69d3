import type { Locale } from '../../domain/locale.ts';
import type { SubjectType } from '../../domain/subject.ts';

interface Subject {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
}

const labels: Record<Locale, Record<SubjectType, readonly [name: string, no: string]>> = {
  'zh-CN': { merchant: ['商户名称', '商户编号'], group: ['集团名称', '集团编号'] },
  en: { merchant: ['Merchant', 'Merchant number'], group: ['Group', 'Group number'] },
};

/** A named value, such as 商户名称 and the name. */
export type Fact = readonly [name: string, value: string];

/** Which merchant or group a message is about, as named values. */
export function subjectFacts(subject: Subject, locale: Locale): Fact[] {
  const [name, no] = labels[locale][subject.subjectType];
  return [
    [name, subject.subjectName],
    [no, subject.subjectNo],
  ];
}

/** The same facts for the text part, one a line. */
export function factLines(facts: readonly Fact[], locale: Locale): string {
  return facts.map((fact) => fact.join(locale === 'en' ? ': ' : '：')).join('\n');
}
