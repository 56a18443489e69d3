import type { Locale } from '../../contracts/activation.ts';
import type { OtpPurpose } from '../../db/repositories/account/otp-repository.ts';
import type { ContactChannel } from '../../domain/delivery/recipients.ts';
import type { MailAttachment } from '../../messaging/mailer.ts';
import { type Message, renderMail, renderSms } from '../../messaging/templates/index.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface Letter {
  readonly channel: ContactChannel;
  readonly address: string;
  readonly message: Message;
  /** The same for every try of the same message. */
  readonly messageId: string;
  readonly attachments?: readonly MailAttachment[];
}

/** Puts a message into words and hands it over, as a mail or an SMS. @throws DeliveryError */
export function createPost({ mailer, sms, brand }: Pick<ActivityDependencies, 'mailer' | 'sms' | 'brand'>) {
  async function send({ channel, address, message, messageId, attachments = [] }: Letter): Promise<void> {
    if (channel === 'phone') return sms.send({ to: address, messageId, ...renderSms(message, brand) });
    return mailer.send({ to: address, messageId, attachments, ...renderMail(message, brand) });
  }

  return {
    send,
    /** A one-time code goes straight out: it is worth nothing later, and never lies in the outbox. */
    sendCode({ channel, address, locale, purpose, code, challengeId }: CodeLetter): Promise<void> {
      const message = {
        template: 'verification-code',
        locale,
        data: { purpose, code },
      } as const;
      return send({ channel, address, message, messageId: `code-${challengeId}` });
    },
  };
}

interface CodeLetter {
  readonly purpose: OtpPurpose;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly locale: Locale;
  readonly code: string;
  readonly challengeId: string;
}
