import type { OtpPurpose } from '../../db/repositories/account/otp-issue.ts';
import type { ContactChannel } from '../../domain/contact.ts';
import type { Locale } from '../../domain/locale.ts';
import type { OutgoingMessage } from '../delivery/message-sender.ts';

/** A one-time code as a message. It goes straight out: it is worth nothing later, and never lies in the outbox. */
export function codeMessage(letter: {
  readonly purpose: OtpPurpose;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly locale: Locale;
  readonly code: string;
  readonly challengeId: string;
}): OutgoingMessage {
  const { purpose, channel, address, locale, code, challengeId } = letter;
  const message = { template: 'verification-code', locale, data: { purpose, code } } as const;
  return { channel, address, message, messageId: `code-${challengeId}` };
}
