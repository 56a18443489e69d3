import { createHttpSms } from './http-sms.ts';
import { createMailer } from './mailer.ts';
import type { Sms } from './short-message.ts';

export interface SmsOptions {
  /** `https://` of a provider, or `smtp://` of a sink for development. */
  readonly url: string;
  /** The sender of the mails that stand for messages in the sink. */
  readonly from: string;
  /** For the provider's answer, ms. */
  readonly replyMs?: number;
}

/** @throws Error when the scheme of `url` is neither. */
export function createSms({ url, from, replyMs = 15_000 }: SmsOptions): Sms {
  const { protocol } = new URL(url);
  if (protocol === 'https:' || protocol === 'http:') return createHttpSms({ url, replyMs });
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
