import type { Locale } from '../../contracts/activation.ts';
import type { ContactChangedData } from '../../contracts/notices.ts';
import { securityNotice, type NoticeWords } from './security-notice.ts';
import type { Template } from './template.ts';

const channels = {
  'zh-CN': { email: '电子邮箱', phone: '手机号码' },
  en: { email: 'e-mail address', phone: 'mobile number' },
} as const;

const words: Record<Locale, NoticeWords<ContactChangedData>> = {
  'zh-CN': {
    subject: ({ how }) => (how === 'replaced' ? '联系方式已更换' : '联系方式已新增'),
    lead: ({ how, channel }, time) =>
      `下面的网上账户已于 ${time}（北京时间）${how === 'replaced' ? '更换' : '新增'}了绑定的${channels['zh-CN'][channel]}。`,
    next: ({ how, channel }) =>
      how === 'replaced'
        ? `原来绑定的${channels['zh-CN'][channel]}不再收到验证码和对账单通知。`
        : '原有的联系方式仍然有效。',
    notYou: (hotline) => `如果不是您本人操作，请立即致电 ${hotline}。`,
    sms: ({ how, channel }, { brand, name, hotline }) =>
      `【${brand}】“${name}”的网上账户已${how === 'replaced' ? '更换' : '新增'}绑定的${channels['zh-CN'][channel]}。如果不是您本人操作，请立即致电 ${hotline}。`,
  },
  en: {
    subject: ({ how }) =>
      how === 'replaced' ? 'Your contact details were changed' : 'A contact was added to your account',
    lead: ({ how, channel }, time) =>
      how === 'replaced'
        ? `The ${channels.en[channel]} of this online account was changed on ${time} (Beijing time).`
        : `A new ${channels.en[channel]} was added to this online account on ${time} (Beijing time).`,
    next: ({ how, channel }) =>
      how === 'replaced'
        ? `The ${channels.en[channel]} used before gets no more codes and no more statements.`
        : 'The contact used before stays valid.',
    notYou: (hotline) => `If this was not you, please call ${hotline} at once.`,
    sms: ({ how, channel }, { brand, name, hotline }) =>
      `${brand}: a new ${channels.en[channel]} was ${how === 'replaced' ? 'put in place of the old one' : 'added'} for the online account of ${name}. If this was not you, please call ${hotline} at once.`,
  },
};

/** Tells the addresses bound before that there is another one. */
export const contactChanged: Template<ContactChangedData> = securityNotice(words);
