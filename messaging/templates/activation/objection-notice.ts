import type { Locale } from '../../../domain/locale.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { html } from '../html.ts';
import { mailPage } from '../mail-page.ts';
import { factTable, linked, paragraph } from '../mail-style.ts';
import { objectionLink } from './objection-link.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import { factLines, subjectFacts } from '../subject-facts.ts';
import type { Template } from '../template.ts';

export interface ObjectionNoticeData {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  /** The token for an objection; sealed until the message is rendered. */
  readonly objectionToken?: string;
}

export interface ObjectionNoticeWords {
  readonly subject: string;
  lead(time: string): string;
  readonly you: string;
  readonly stop: string;
  notYou(hotline: string): string;
  sms(text: { brand: string; name: string; time: string; hotline: string; link: string }): string;
}

/** Notifies the contact on file of what happened and when, and how to object. */
export function objectionNotice<Data extends ObjectionNoticeData>(
  words: Record<Locale, ObjectionNoticeWords>,
  happenedAt: (data: Data) => string,
): Template<Data> {
  return {
    mail(data, locale, brand) {
      const say = words[locale];
      const facts = subjectFacts(data, locale);
      const [lead, notYou] = [say.lead(shanghaiTime(happenedAt(data))), say.notYou(brand.hotline)];
      const link = objectionLink(data, brand);
      return mailPage({
        locale,
        brand,
        subject: say.subject,
        preview: lead,
        heading: say.subject,
        text: [lead, factLines(facts, locale), say.you, ...(link ? [`${say.stop}\n${link}`] : []), notYou],
        content: html`${paragraph(lead)}${factTable(facts)}${paragraph(say.you)}${link ? linked(say.stop, link) : ''}${paragraph(notYou)}`,
      });
    },

    sms(data, locale, brand) {
      const [time, link] = [shanghaiTime(happenedAt(data)), objectionLink(data, brand)];
      const { name, hotline } = brand;
      return { text: words[locale].sms({ brand: name, name: data.subjectName, time, hotline, link }) };
    },
  };
}
