import type { Locale } from '../../../domain/locale.ts';
import { html } from '../html.ts';
import { mailPage } from '../mail-page.ts';
import { factTable, linked, paragraph, remark } from '../mail-style.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import { factLines, subjectFacts } from '../subject-facts.ts';
import type { Template } from '../template.ts';

export interface GroupInvitationData {
  readonly groupNo: string;
  readonly groupName: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Sealed until the message is rendered. */
  readonly initialPassword: string;
}

interface Words {
  readonly subject: string;
  readonly lead: string;
  readonly password: string;
  readonly open: string;
  until(time: string): string;
  notYou(hotline: string): string;
  sms(text: { brand: string; name: string; origin: string; hotline: string }): string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    subject: '请激活集团网上账户',
    lead: '我们为下面的集团开通了网上账户。请使用集团编号和初始密码激活。',
    password: '初始密码',
    open: '激活请打开：',
    until: (time) =>
      `初始密码在 ${time}（北京时间）前有效，只能使用一次，不能用来登录；以前发出的初始密码已经失效。`,
    notYou: (hotline) => `请勿转发这封邮件。如果收错了，请致电 ${hotline}。`,
    sms: ({ brand, name, origin, hotline }) =>
      `【${brand}】“${name}”的网上账户可以激活了，初始密码已发到贵单位邮箱。请打开 ${origin}。如有疑问，请致电 ${hotline}。`,
  },
  en: {
    subject: 'Please activate the online account of your group',
    lead: 'An online account has been prepared for this group. Activate it with the group number and the initial password.',
    password: 'Initial password',
    open: 'To activate it, open:',
    until: (time) =>
      `The initial password works once, until ${time} (Beijing time), and only for activation. Earlier ones are no longer valid.`,
    notYou: (hotline) =>
      `Please do not forward this mail. If it was not meant for you, please call ${hotline}.`,
    sms: ({ brand, name, origin, hotline }) =>
      `${brand}: the online account of ${name} can be activated; the initial password is in your mailbox. Open ${origin}. If you have questions, please call ${hotline}.`,
  },
};

/** The only place where an issued password is readable; the SMS omits it. */
export const groupInvitation: Template<GroupInvitationData> = {
  mail({ groupNo, groupName, expiresAt, initialPassword }, locale, brand) {
    const say = words[locale];
    const subject = { subjectType: 'group', subjectNo: groupNo, subjectName: groupName } as const;
    const facts = [...subjectFacts(subject, locale), [say.password, initialPassword] as const];
    const [until, notYou] = [say.until(shanghaiTime(expiresAt)), say.notYou(brand.hotline)];
    return mailPage({
      locale,
      brand,
      subject: say.subject,
      preview: say.lead,
      heading: say.subject,
      text: [say.lead, factLines(facts, locale), `${say.open}\n${brand.portalOrigin}`, until, notYou],
      content: html`${paragraph(say.lead)}${factTable(facts)}${linked(say.open, brand.portalOrigin)}${paragraph(until)}${remark(notYou)}`,
    });
  },

  sms({ groupName }, locale, { name: brand, portalOrigin: origin, hotline }) {
    return { text: words[locale].sms({ brand, name: groupName, origin, hotline }) };
  },
};
