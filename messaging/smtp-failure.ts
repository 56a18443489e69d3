import { DeliveryError } from './delivery-error.ts';
import { classifySmtpReply } from './smtp-replies.ts';

/** The part of a nodemailer error that is read here; its message and `response` may name the recipient. */
interface SmtpFailure {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/** Nodemailer's codes for a failed or lost connection and for a failed sign-in. */
const connectionCodes = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EPROTOCOL',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EABORT',
]);

/**
 * Turns a failed SMTP conversation into what is known about the message.
 *
 * @param wasSent whether the last byte of the message had been handed to the connection. Until then its
 *   final dot was not sent, and a server can't have accepted it (RFC 5321 § 4.1.1.4).
 */
export function deliveryErrorOf(failure: unknown, wasSent: boolean): DeliveryError {
  const smtp: SmtpFailure = typeof failure === 'object' && failure !== null ? failure : {};
  const { code, command, responseCode } = smtp;
  const reason = reasonOf(smtp);
  if (typeof responseCode === 'number' && responseCode >= 400) {
    const { kind, about } = classifySmtpReply({
      ...{ code: responseCode, enhanced: enhancedOf(smtp), command },
      text: typeof smtp.response === 'string' ? smtp.response : undefined,
    });
    return new DeliveryError(kind, reason, about);
  }
  if (wasSent) return new DeliveryError('unknown', reason, 'relay');
  if (connectionCodes.has(String(code))) return new DeliveryError('transient', reason, 'relay');
  // Without a reply these are nodemailer's own refusals: more bytes than the relay's SIZE, or an impossible address.
  if (code === 'EMESSAGE' && command === 'MAIL FROM') return new DeliveryError('too-large', 'SIZE');
  const refused = code === 'EENVELOPE' || code === 'EMESSAGE';
  return new DeliveryError(refused ? 'permanent' : 'transient', reason);
}

/** The enhanced status code (RFC 3463) stands behind the reply code. */
function enhancedOf({ response }: SmtpFailure): string | undefined {
  return typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
}

/** Codes only; the text behind them is dropped. */
function reasonOf(failure: SmtpFailure): string {
  const { code, originalCode, responseCode } = failure;
  if (typeof responseCode === 'number') {
    return ['SMTP', responseCode, enhancedOf(failure)].filter(Boolean).join(' ');
  }
  const [symbol] = [originalCode, code].filter(
    (one) => typeof one === 'string' && /^[A-Z0-9_]{3,40}$/.test(one),
  );
  return typeof symbol === 'string' ? symbol : 'SMTP';
}
