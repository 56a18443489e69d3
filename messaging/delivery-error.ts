/**
 * What is known after a message could not be handed over:
 *
 * - `transient`: it was not accepted, and may be if it is tried again later;
 * - `permanent`: it was refused, and will be again;
 * - `unknown`: it may or may not have been accepted. Only a person may decide to send it again.
 */
export type DeliveryFailure = 'transient' | 'permanent' | 'unknown';

/**
 * Whose trouble it is:
 *
 * - `relay`: it is away, refuses us, or says that it is unwell, so the next message may well fail too;
 * - `recipient`: the relay works, the address is put off or refused;
 * - `message`: this one alone, or before a relay was asked.
 */
export type FailureSubject = 'relay' | 'recipient' | 'message';

/**
 * A failed hand-over. It holds no address and no content, and has no `cause`: servers like to repeat the
 * address in their reply, and this error ends in logs and in workflow history.
 */
export class DeliveryError extends Error {
  readonly kind: DeliveryFailure;
  /** What tells an operator the reason: `SMTP 550 5.1.1`, `HTTP 503`, `ECONNREFUSED`. */
  readonly reason: string;
  readonly about: FailureSubject;

  constructor(kind: DeliveryFailure, reason: string, about: FailureSubject = 'message') {
    super(`Not delivered (${kind}): ${reason}`);
    this.name = 'DeliveryError';
    this.kind = kind;
    this.reason = reason;
    this.about = about;
  }
}
