import type { Locale } from '../../../domain/locale.ts';
import type { ContactChangedData } from '../../../contracts/account.ts';
import { securityNotice, type NoticeWords } from './security-notice.ts';
import type { Template } from '../template.ts';

type How = ContactChangedData['how'];
type Phrases = Record<How, { subject: string; lead: string; next: string; sms: string }>;

const channels = {
  'zh-CN': { email: '电子邮箱', phone: '手机号码' },
  en: { email: 'e-mail address', phone: 'mobile number' },
} as const;

/** `{c}` stands for the channel. */
const happened: Record<Locale, Phrases> = {
  'zh-CN': {
    replaced: {
      subject: '联系方式已更换',
      lead: '更换了绑定的{c}',
      next: '原来绑定的{c}不再收到验证码和对账单通知。',
      sms: '已更换绑定的{c}',
    },
    added: {
      subject: '联系方式已新增',
      lead: '新增了绑定的{c}',
      next: '原有的联系方式仍然有效。',
      sms: '已新增绑定的{c}',
    },
    removed: {
      subject: '联系方式已解除绑定',
      lead: '由客服人员解除了{c}的绑定',
      next: '该{c}不再收到验证码和对账单通知，其他联系方式仍然有效。',
      sms: '已由客服人员解除{c}的绑定',
    },
  },
  en: {
    replaced: {
      subject: 'Your contact details were changed',
      lead: 'The {c} of this online account was changed',
      next: 'The previous {c} will no longer receive codes or statements.',
      sms: 'the {c} was replaced by a new one',
    },
    added: {
      subject: 'A contact was added to your account',
      lead: 'A new {c} was added to this online account',
      next: 'The previous contact stays valid.',
      sms: 'a new {c} was added',
    },
    removed: {
      subject: 'A contact was removed from your account',
      lead: 'Our staff removed the {c} of this online account',
      next: 'That {c} will no longer receive codes or statements. The other contacts stay valid.',
      sms: 'our staff removed the {c}',
    },
  },
};

const phrase = (locale: Locale, { how, channel }: ContactChangedData, part: keyof Phrases[How]) =>
  happened[locale][how][part].replaceAll('{c}', channels[locale][channel]);

const words: Record<Locale, NoticeWords<ContactChangedData>> = {
  'zh-CN': {
    subject: (data) => phrase('zh-CN', data, 'subject'),
    lead: (data, time) => `下面的网上账户已于 ${time}（北京时间）${phrase('zh-CN', data, 'lead')}。`,
    next: (data) => phrase('zh-CN', data, 'next'),
    notYou: (hotline) => `如果不是您本人操作，请立即致电 ${hotline}。`,
    sms: (data, { brand, name, hotline }) =>
      `【${brand}】“${name}”的网上账户${phrase('zh-CN', data, 'sms')}。如果不是您本人操作，请立即致电 ${hotline}。`,
  },
  en: {
    subject: (data) => phrase('en', data, 'subject'),
    lead: (data, time) => `${phrase('en', data, 'lead')} on ${time} (Beijing time).`,
    next: (data) => phrase('en', data, 'next'),
    notYou: (hotline) => `If this was not you, please call ${hotline} immediately.`,
    sms: (data, { brand, name, hotline }) =>
      `${brand}: ${phrase('en', data, 'sms')} for the online account of ${name}. If this was not you, please call ${hotline} immediately.`,
  },
};

/** Notifies the present and the previous address that a contact was added, replaced or removed. */
export const contactChanged: Template<ContactChangedData> = securityNotice(words);
