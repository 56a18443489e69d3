import type { Locale } from '../../contracts/activation.ts';
import type { SubjectType } from '../../domain/statement.ts';
import { html } from './html.ts';
import { mailPage } from './mail-page.ts';
import { factTable, linked, paragraph } from './mail-style.ts';
import { objectionLink } from './objection-link.ts';
import { shanghaiTime } from './shanghai-time.ts';
import { factLines, subjectFacts } from './subject-facts.ts';
import type { Template } from './template.ts';

export interface ActivationStartedData {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Lets its reader stop the activation; sealed until the message is put into words. */
  readonly objectionToken?: string;
}

interface Words {
  readonly subject: string;
  lead(time: string): string;
  readonly you: string;
  readonly stop: string;
  notYou(hotline: string): string;
  sms(text: { brand: string; name: string; time: string; hotline: string; link: string }): string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    subject: '您的网上账户正在激活',
    lead: (time) => `${time}（北京时间），有人使用贵单位在我们这里登记的资料，开始激活下面的网上账户。`,
    you: '如果是您本人，或您委托的人在操作，无需理会这封邮件。',
    stop: '如果不是，请打开下面的链接停止这次激活：',
    notYou: (hotline) => `如果不是，请尽快致电 ${hotline}。`,
    sms: ({ brand, name, time, hotline, link }) =>
      `【${brand}】${time}，有人开始激活“${name}”的网上账户。如果不是贵单位在操作，请${link && `打开 ${link} 停止，或`}尽快致电 ${hotline}。`,
  },
  en: {
    subject: 'Your online account is being activated',
    lead: (time) =>
      `On ${time} (Beijing time) somebody began to activate this online account with the details you left with us.`,
    you: 'If this was you, or somebody you asked, there is nothing to do.',
    stop: 'If it was not, open this link to stop it:',
    notYou: (hotline) => `If it was not, please call ${hotline} soon.`,
    sms: ({ brand, name, time, hotline, link }) =>
      `${brand}: on ${time} somebody began to activate the online account of ${name}. If this was not you, please ${link && `open ${link} to stop it, or `}call ${hotline} soon.`,
  },
};

/** Goes to the contact on file, so that a stranger who knows the details can't activate unnoticed. */
export const activationStarted: Template<ActivationStartedData> = {
  mail(data, locale, brand) {
    const say = words[locale];
    const facts = subjectFacts(data, locale);
    const [lead, notYou] = [say.lead(shanghaiTime(data.startedAt)), say.notYou(brand.hotline)];
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
    const [time, link] = [shanghaiTime(data.startedAt), objectionLink(data, brand)];
    const { name: brandName, hotline } = brand;
    return { text: words[locale].sms({ brand: brandName, name: data.subjectName, time, hotline, link }) };
  },
};
