import type { Locale } from '../../../domain/locale.ts';
import { policy } from '../../../domain/policy.ts';
import { html, type Html } from '../html.ts';
import { mailPage } from '../mail-page.ts';
import { colours, paragraph } from '../mail-style.ts';
import type { Template } from '../template.ts';

type CodePurpose = 'activation' | 'recovery' | 'contact-change';

export interface VerificationCodeData {
  readonly purpose: CodePurpose;
  /** The only secret in any message. */
  readonly code: string;
}

interface Words {
  readonly purposes: Record<CodePurpose, string>;
  subject(purpose: string): string;
  lead(purpose: string): string;
  preview(code: string, minutes: number): string;
  validity(minutes: number): string;
  notYou(hotline: string): string;
  sms(text: { brand: string; code: string; purpose: string; minutes: number }): string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    purposes: { activation: '激活账户', recovery: '重设密码', 'contact-change': '更换联系方式' },
    subject: (purpose) => `${purpose}的验证码`,
    lead: (purpose) => `您正在${purpose}，验证码是：`,
    preview: (code, minutes) => `验证码 ${code}，${minutes} 分钟内有效。`,
    validity: (minutes) => `请在 ${minutes} 分钟内填写。我们不会打电话向您索要验证码，请不要告诉任何人。`,
    notYou: (hotline) => `如果不是您在操作，请不要理会这封邮件；有疑问请致电 ${hotline}。`,
    sms: ({ brand, code, purpose, minutes }) =>
      `【${brand}】验证码 ${code}，用于${purpose}，${minutes} 分钟内有效。我们不会打电话索要验证码，请勿告诉任何人。`,
  },
  en: {
    purposes: {
      activation: 'activate your account',
      recovery: 'set a new password',
      'contact-change': 'change your contact details',
    },
    subject: (purpose) => `Your code to ${purpose}`,
    lead: (purpose) => `Your code to ${purpose} is:`,
    preview: (code, minutes) => `Code ${code}, valid for ${minutes} minutes.`,
    validity: (minutes) =>
      `Please enter it within ${minutes} minutes. We never ask for this code by phone. Do not share it with anyone.`,
    notYou: (hotline) =>
      `If this was not you, please ignore this message. If you have questions, call ${hotline}.`,
    sms: ({ brand, code, purpose, minutes }) =>
      `${brand}: ${code} is your code to ${purpose}, valid for ${minutes} minutes. We never ask for it by phone. Do not share it with anyone.`,
  },
};

const minutes = policy.otp.lifetimeMs / 60_000;

/** A one-time code. It is not in the subject, which relays log and mailboxes list. */
export const verificationCode: Template<VerificationCodeData> = {
  mail({ purpose, code }, locale, brand) {
    const say = words[locale];
    const [lead, validity, notYou] = [
      say.lead(say.purposes[purpose]),
      say.validity(minutes),
      say.notYou(brand.hotline),
    ];
    const subject = say.subject(say.purposes[purpose]);
    return mailPage({
      locale,
      brand,
      subject,
      preview: say.preview(code, minutes),
      heading: subject,
      text: [lead, code, validity, notYou],
      content: html`${paragraph(lead)}${codeBlock(code)}${paragraph(validity)}${paragraph(notYou)}`,
    });
  },

  /** Ends with the origin-bound line by which phones offer the code on this site alone (WICG origin-bound one-time codes). */
  sms({ purpose, code }, locale, brand) {
    const say = words[locale];
    const text = say.sms({ brand: brand.name, code, purpose: say.purposes[purpose], minutes });
    return { text: `${text}\n\n@${new URL(brand.portalOrigin).hostname} #${code}` };
  },
};

/** In one piece, so that it can be copied. */
function codeBlock(code: string): Html {
  return html`<p
    style="margin:0 0 16px;padding:12px 0;background:${colours.ground};font-family:Consolas,Menlo,'Courier New',monospace;font-size:32px;line-height:1.4;font-weight:bold;letter-spacing:6px;text-align:center;color:${colours.ink}"
  >
    ${code}
  </p> `;
}
