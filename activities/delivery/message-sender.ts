import type { ContactChannel } from '../../domain/contact.ts';
import type { MailAttachment } from '../../messaging/mailer.ts';
import { type Message, renderMail, renderSms } from '../../messaging/templates/index.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface OutgoingMessage {
  readonly channel: ContactChannel;
  readonly address: string;
  readonly message: Message;
  /** The same for every try of the same message. */
  readonly messageId: string;
  readonly attachments?: readonly MailAttachment[];
  /** Longest the whole attempt may take, ms. */
  readonly deadlineMs?: number;
}

/** Puts a message into words and hands it over, as a mail or an SMS. @throws DeliveryError */
export function createMessageSender({
  mailer,
  sms,
  brand,
}: Pick<ActivityDependencies, 'mailer' | 'sms' | 'brand'>) {
  async function send({
    channel,
    address,
    message,
    messageId,
    attachments = [],
    deadlineMs,
  }: OutgoingMessage): Promise<void> {
    const signal = deadlineMs === undefined ? undefined : AbortSignal.timeout(deadlineMs);
    if (channel === 'phone')
      return sms.send({ to: address, messageId, ...renderSms(message, brand) }, signal);
    return mailer.send({ to: address, messageId, attachments, ...renderMail(message, brand) }, signal);
  }

  return { send };
}
