import { createHttpSms } from './http-sms.ts';
import { createMailer } from './mailer.ts';
import type { Sms } from './short-message.ts';
import type { SmsReplyRules } from './sms-reply.ts';

export interface SmsOptions {
  /** `https://` of a provider, or `smtp://` of a sink for development. */
  readonly url: string;
  /** The sender of the mails that stand for messages in the sink. */
  readonly from: string;
  /** For the provider's answer, ms. */
  readonly replyMs?: number;
  /** Which reply of a provider means success; needed with `https://`. */
  readonly replyRules?: SmsReplyRules | undefined;
}

/** @throws Error when the scheme of `url` is neither, or it is not known what success is. */
export function createSms({ url, from, replyMs = 15_000, replyRules }: SmsOptions): Sms {
  const { protocol } = new URL(url);
  if (protocol === 'https:' || protocol === 'http:') {
    if (!replyRules) throw new Error('It is not known which reply of the SMS provider means success');
    return createHttpSms({ url, replyMs, replyRules });
  }
  if (protocol === 'smtp:' || protocol === 'smtps:') return createSunkSms(url, from);
  throw new Error('The SMS address wants https:// or smtp://');
}

/** Delivers to a mail sink, so that a person can read on one page what would have been sent to a phone. */
function createSunkSms(smtpUrl: string, from: string): Sms {
  const mailer = createMailer({ smtpUrl, from });
  return {
    send: ({ to, text, messageId }, signal) =>
      mailer.send({ to: `${to.replace(/\D/g, '')}@sms.invalid`, subject: 'SMS', text, messageId }, signal),
    close: () => mailer.close(),
  };
}
