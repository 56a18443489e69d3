import type { Locale } from '../../../domain/locale.ts';
import type { PasswordChangedData } from '../../../contracts/account.ts';
import { securityNotice, type NoticeWords } from './security-notice.ts';
import type { Template } from '../template.ts';

const words: Record<Locale, NoticeWords<PasswordChangedData>> = {
  'zh-CN': {
    subject: () => '登录密码已修改',
    lead: ({ how }, time) =>
      how === 'recovered'
        ? `下面的网上账户已于 ${time}（北京时间）通过验证码重设了登录密码。`
        : `下面的网上账户已于 ${time}（北京时间）修改了登录密码。`,
    next: ({ how }) =>
      how === 'recovered'
        ? '所有已登录的设备都已退出，请用新密码重新登录。'
        : '其他已登录的设备都已退出，请用新密码重新登录。',
    notYou: (hotline) => `如果不是您本人操作，请立即致电 ${hotline}。`,
    sms: (_data, { brand, name, hotline }) =>
      `【${brand}】“${name}”的网上账户已修改登录密码。如果不是您本人操作，请立即致电 ${hotline}。`,
  },
  en: {
    subject: () => 'Your password was changed',
    lead: ({ how }, time) =>
      how === 'recovered'
        ? `The password of this online account was reset with a code on ${time} (Beijing time).`
        : `The password of this online account was changed on ${time} (Beijing time).`,
    next: ({ how }) =>
      how === 'recovered'
        ? 'All devices were signed out. Please sign in with the new password.'
        : 'All other devices were signed out. Please sign in there with the new password.',
    notYou: (hotline) => `If this was not you, please call ${hotline} immediately.`,
    sms: (_data, { brand, name, hotline }) =>
      `${brand}: the password of the online account of ${name} was changed. If this was not you, please call ${hotline} immediately.`,
  },
};

/** Notifies every bound address of a new password. */
export const passwordChanged: Template<PasswordChangedData> = securityNotice(words);
