import type { DeliveryFailure, FailureSubject } from './delivery-error.ts';

/** A reply of 400 or more, and the command it answers. */
export interface SmtpRefusal {
  readonly code: number;
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  readonly enhanced: string | undefined;
  readonly command: unknown;
}

interface ReplyClass {
  readonly kind: DeliveryFailure;
  readonly about: FailureSubject;
}

/** 421: going down. 503: the session is out of step. 530, 535: our account is refused. None is about a message. */
const aboutTheSession = new Set([421, 503, 530, 534, 535, 538]);

/**
 * What a rejection means for the message, and whose failure it is. Nothing before RCPT can be about a recipient:
 * a refused greeting, sign-in or sender is a failure between the relay and us, until someone fixes it.
 */
export function classifySmtpReply({ code, enhanced, command }: SmtpRefusal): ReplyClass {
  const kind = code >= 500 ? 'permanent' : 'transient';
  if (aboutTheSession.has(code)) return { kind: 'transient', about: 'relay' };
  // The size is announced with the sender (RFC 1870).
  if (command === 'MAIL FROM' && code === 552) return { kind, about: 'message' };
  if (command !== 'RCPT TO' && command !== 'DATA') return { kind: 'transient', about: 'relay' };
  return { kind, about: aboutWhom(code, enhanced, command) };
}

/**
 * RFC 3463: X.1 is about the address, X.2 about the mailbox, X.3 about the server, X.7 about its policy. A relay
 * that denies relaying says so at every recipient, often by 554 alone; one such refusal is that message's, several in
 * a row are the relay's, so they are counted as its own.
 */
function aboutWhom(code: number, enhanced: string | undefined, command: string): FailureSubject {
  const subject = enhanced?.split('.')[1];
  const named = command === 'RCPT TO';
  if (subject === '1' || subject === '2') return 'recipient';
  if (code < 500) return named ? 'recipient' : subject === '3' ? 'relay' : 'message';
  if (subject === '7' || (named && code === 554)) return 'relay';
  return named ? 'recipient' : 'message';
}
