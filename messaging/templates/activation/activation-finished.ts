import type { Locale } from '../../../domain/locale.ts';
import { objectionNotice, type ObjectionNoticeData, type ObjectionNoticeWords } from './objection-notice.ts';

/** The token disables the account. */
export interface ActivationFinishedData extends ObjectionNoticeData {
  /** ISO 8601. */
  readonly activatedAt: string;
}

const words: Record<Locale, ObjectionNoticeWords> = {
  'zh-CN': {
    subject: '贵单位的网上账户已激活',
    lead: (time) => `${time}（北京时间），有人使用贵单位在我们这里登记的资料，激活了下面的网上账户。`,
    you: '如果是您本人，或您委托的人在操作，无需理会。',
    stop: '如果不是，请在 7 天内打开下面的链接停用这个账户：',
    notYou: (hotline) => `也可以致电 ${hotline}。`,
    sms: ({ brand, name, hotline, link }) =>
      `【${brand}】“${name}”的网上账户已激活。如果不是贵单位在操作，请${link && `在 7 天内打开 ${link} 停用，或`}致电 ${hotline}。`,
  },
  en: {
    subject: 'Your online account was activated',
    lead: (time) =>
      `On ${time} (Beijing time) this online account was activated with the details you have on file with us.`,
    you: 'If this was you, or someone acting for you, you don’t need to do anything.',
    stop: 'If it was not, open this link within 7 days to disable the account:',
    notYou: (hotline) => `You can also call ${hotline}.`,
    sms: ({ brand, name, hotline, link }) =>
      `${brand}: the online account of ${name} was activated. If this was not you, please ${link && `open ${link} within 7 days to disable it, or `}call ${hotline}.`,
  },
};

/** Goes to the contact on file if it differs from the confirmed address. */
export const activationFinished = objectionNotice<ActivationFinishedData>(
  words,
  ({ activatedAt }) => activatedAt,
);
