import type { Locale } from '../../../domain/locale.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { html } from '../html.ts';
import { mailPage } from '../mail-page.ts';
import { factTable, linked, paragraph } from '../mail-style.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import { factLines, subjectFacts } from '../subject-facts.ts';
import type { Template } from '../template.ts';

/** Without the username: a mailbox should not hold half of a sign-in. */
export interface ActivationDoneData {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  /** What was verified, where later messages go. */
  readonly channel: ContactChannel;
  /** ISO 8601. */
  readonly activatedAt: string;
}

interface Words {
  readonly subject: string;
  lead(time: string): string;
  readonly signIn: string;
  readonly find: string;
  readonly later: Record<ContactChannel, string>;
  notYou(hotline: string): string;
  sms(text: { brand: string; name: string; origin: string; hotline: string }): string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    subject: '网上账户已激活',
    lead: (time) => `下面的网上账户已于 ${time}（北京时间）激活。`,
    signIn: '请用您设置的用户名和密码登录：',
    find: '登录后，在“我要对账”的“对账单下载”中可以查询和下载对账单。',
    later: {
      email: '每月对账单生成后，我们会发到这个邮箱。',
      phone: '每月对账单生成后，我们会发短信通知您。',
    },
    notYou: (hotline) => `如果不是您本人激活的，请尽快致电 ${hotline}。`,
    sms: ({ brand, name, origin, hotline }) =>
      `【${brand}】“${name}”的网上账户已激活。请用您设置的用户名和密码登录 ${origin} 查看对账单。如果不是您本人激活的，请致电 ${hotline}。`,
  },
  en: {
    subject: 'Your online account is active',
    lead: (time) => `This online account was activated on ${time} (Beijing time).`,
    signIn: 'Sign in with the username and password you chose:',
    find: 'There you can view and download your statements.',
    later: {
      email: 'We will send each monthly statement to this address.',
      phone: 'We will send you a text message when a monthly statement is ready.',
    },
    notYou: (hotline) => `If you did not activate it, please call ${hotline} as soon as possible.`,
    sms: ({ brand, name, origin, hotline }) =>
      `${brand}: the online account of ${name} is active. Sign in at ${origin} with the username and password you chose. If you did not activate it, please call ${hotline}.`,
  },
};

/** Says what the person can do now, and whom to call if someone else activated the account. */
export const activationDone: Template<ActivationDoneData> = {
  mail(data, locale, brand) {
    const say = words[locale];
    const facts = subjectFacts(data, locale);
    const [lead, notYou] = [say.lead(shanghaiTime(data.activatedAt)), say.notYou(brand.hotline)];
    const next = [say.find, say.later[data.channel], notYou];
    return mailPage({
      locale,
      brand,
      subject: `${say.subject}${locale === 'en' ? ': ' : '：'}${data.subjectName}`,
      preview: lead,
      heading: say.subject,
      text: [lead, factLines(facts, locale), `${say.signIn}\n${brand.portalOrigin}`, ...next],
      content: html`${paragraph(lead)}${factTable(facts)}${linked(say.signIn, brand.portalOrigin)}${next.map(paragraph)}`,
    });
  },

  sms({ subjectName }, locale, { name: brand, portalOrigin: origin, hotline }) {
    return { text: words[locale].sms({ brand, name: subjectName, origin, hotline }) };
  },
};
