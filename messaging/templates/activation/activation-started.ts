import type { Locale } from '../../../domain/locale.ts';
import { objectionNotice, type ObjectionNoticeData, type ObjectionNoticeWords } from './objection-notice.ts';

/** The token stops the activation. */
export interface ActivationStartedData extends ObjectionNoticeData {
  /** ISO 8601. */
  readonly startedAt: string;
}

const words: Record<Locale, ObjectionNoticeWords> = {
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
      `On ${time} (Beijing time) someone started to activate this online account with the details you have on file with us.`,
    you: 'If this was you, or someone acting for you, you don’t need to do anything.',
    stop: 'If it was not, open this link to stop it:',
    notYou: (hotline) => `If it was not, please call ${hotline} as soon as possible.`,
    sms: ({ brand, name, time, hotline, link }) =>
      `${brand}: on ${time} someone started to activate the online account of ${name}. If this was not you, please ${link && `open ${link} to stop it, or `}call ${hotline} as soon as possible.`,
  },
};

/** Goes to the contact on file, so that a stranger who knows the details can't activate unnoticed. */
export const activationStarted = objectionNotice<ActivationStartedData>(words, ({ startedAt }) => startedAt);
