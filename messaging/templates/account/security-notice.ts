import type { Locale } from '../../../domain/locale.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { html } from '../html.ts';
import { mailPage } from '../mail-page.ts';
import { factTable, paragraph } from '../mail-style.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import { factLines, subjectFacts } from '../subject-facts.ts';
import type { Template } from '../template.ts';

interface NoticeData {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  /** ISO 8601. */
  readonly changedAt: string;
}

export interface NoticeWords<Data> {
  subject(data: Data): string;
  lead(data: Data, time: string): string;
  /** What follows from it. */
  next(data: Data): string;
  notYou(hotline: string): string;
  sms(data: Data, names: { brand: string; name: string; hotline: string }): string;
}

/** A message about a change of an account's security: what, when, and whom to call. It has no link to press. */
export function securityNotice<Data extends NoticeData>(
  words: Record<Locale, NoticeWords<Data>>,
): Template<Data> {
  return {
    mail(data, locale, brand) {
      const say = words[locale];
      const facts = subjectFacts(data, locale);
      const lead = say.lead(data, shanghaiTime(data.changedAt));
      const after = [say.next(data), say.notYou(brand.hotline)];
      return mailPage({
        locale,
        brand,
        subject: `${say.subject(data)}${locale === 'en' ? ': ' : '：'}${data.subjectName}`,
        preview: lead,
        heading: say.subject(data),
        text: [lead, factLines(facts, locale), ...after],
        content: html`${paragraph(lead)}${factTable(facts)}${after.map(paragraph)}`,
      });
    },

    sms(data, locale, { name: brand, hotline }) {
      return { text: words[locale].sms(data, { brand, name: data.subjectName, hotline }) };
    },
  };
}
