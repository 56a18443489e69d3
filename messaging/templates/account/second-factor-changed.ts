import type { Locale } from '../../../domain/locale.ts';
import type { SecondFactorChangedData } from '../../../contracts/account.ts';
import { securityNotice, type NoticeWords } from './security-notice.ts';
import type { Template } from '../template.ts';

type How = SecondFactorChangedData['how'];

const happened: Record<Locale, Record<How, { subject: string; lead: string; next: string; sms: string }>> = {
  'zh-CN': {
    enabled: {
      subject: '已启用两步验证',
      lead: '启用了两步验证，并生成了新的恢复码',
      next: '今后登录时，除密码外还须输入身份验证器应用中的验证码。以前的恢复码不再有效。',
      sms: '已启用两步验证',
    },
    disabled: {
      subject: '已关闭两步验证',
      lead: '关闭了两步验证',
      next: '今后登录时只须输入密码，恢复码不再有效。',
      sms: '已关闭两步验证',
    },
    'recovery-code-used': {
      subject: '有人使用了恢复码',
      lead: '使用了一个两步验证恢复码',
      next: '该恢复码不能再次使用。如果手机已丢失，请关闭两步验证后重新启用。',
      sms: '使用了一个两步验证恢复码',
    },
  },
  en: {
    enabled: {
      subject: 'Two-step sign-in was turned on',
      lead: 'Two-step sign-in was turned on for this online account, with new recovery codes,',
      next: 'From now on, signing in also requires a code from the authenticator app. Earlier recovery codes are no longer valid.',
      sms: 'two-step sign-in was turned on',
    },
    disabled: {
      subject: 'Two-step sign-in was turned off',
      lead: 'Two-step sign-in was turned off for this online account',
      next: 'From now on, only the password is needed to sign in. The recovery codes are no longer valid.',
      sms: 'two-step sign-in was turned off',
    },
    'recovery-code-used': {
      subject: 'A recovery code was used',
      lead: 'A recovery code of this online account was used',
      next: 'That code cannot be used again. If you lost your phone, please turn two-step sign-in off and on again.',
      sms: 'a recovery code was used',
    },
  },
};

const words: Record<Locale, NoticeWords<SecondFactorChangedData>> = {
  'zh-CN': {
    subject: ({ how }) => happened['zh-CN'][how].subject,
    lead: ({ how }, time) => `下面的网上账户已于 ${time}（北京时间）${happened['zh-CN'][how].lead}。`,
    next: ({ how }) => happened['zh-CN'][how].next,
    notYou: (hotline) => `如果不是您本人操作，请立即致电 ${hotline}。`,
    sms: ({ how }, { brand, name, hotline }) =>
      `【${brand}】“${name}”的网上账户${happened['zh-CN'][how].sms}。如果不是您本人操作，请立即致电 ${hotline}。`,
  },
  en: {
    subject: ({ how }) => happened.en[how].subject,
    lead: ({ how }, time) => `${happened.en[how].lead} on ${time} (Beijing time).`,
    next: ({ how }) => happened.en[how].next,
    notYou: (hotline) => `If this was not you, please call ${hotline} immediately.`,
    sms: ({ how }, { brand, name, hotline }) =>
      `${brand}: ${happened.en[how].sms} for the online account of ${name}. If this was not you, please call ${hotline} immediately.`,
  },
};

/** Notifies every bound address that two-step sign-in changed. */
export const secondFactorChanged: Template<SecondFactorChangedData> = securityNotice(words);
