import { DeliveryError, type DeliveryFailure } from './delivery-error.ts';

/** The part of a nodemailer error that is read here; its message and `response` may name the recipient. */
interface SmtpFailure {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/**
 * Turns a failed SMTP conversation into what is known about the message.
 *
 * @param wasSent whether the last byte of the message had been handed to the connection. Until then its
 *   final dot was not sent, and a server can't have accepted it (RFC 5321 § 4.1.1.4).
 */
export function deliveryErrorOf(failure: unknown, wasSent: boolean): DeliveryError {
  const smtp: SmtpFailure = typeof failure === 'object' && failure !== null ? failure : {};
  return new DeliveryError(kindOf(smtp, wasSent), reasonOf(smtp));
}

function kindOf({ code, command, responseCode }: SmtpFailure, wasSent: boolean): DeliveryFailure {
  if (typeof responseCode === 'number' && responseCode >= 400) {
    // 503 says that the session was out of step, and a 5yz to AUTH or EHLO that our own account is refused:
    // neither is about this message.
    const aboutThisMessage = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA';
    return responseCode >= 500 && responseCode !== 503 && aboutThisMessage ? 'permanent' : 'transient';
  }
  if (wasSent) return 'unknown';
  // Without a reply these are nodemailer's own refusals: an impossible address, or more bytes than SIZE allows.
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'permanent' : 'transient';
}

/** Codes only. The enhanced status code (RFC 3463) stands behind the reply code; the text behind it is dropped. */
function reasonOf({ code, originalCode, response, responseCode }: SmtpFailure): string {
  if (typeof responseCode === 'number') {
    const enhanced =
      typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
    return ['SMTP', responseCode, enhanced].filter(Boolean).join(' ');
  }
  const [symbol] = [originalCode, code].filter(
    (one) => typeof one === 'string' && /^[A-Z0-9_]{3,40}$/.test(one),
  );
  return typeof symbol === 'string' ? symbol : 'SMTP';
}
