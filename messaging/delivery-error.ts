/**
 * What is known after a failed delivery:
 *
 * - `transient`: not accepted, but a later retry may succeed;
 * - `too-large`: not accepted with its attachments;
 * - `permanent`: refused for good;
 * - `unknown`: possibly accepted. Only a person may decide to send it again.
 */
export type DeliveryFailure = 'transient' | 'too-large' | 'permanent' | 'unknown';

/**
 * Whose failure it is:
 *
 * - `relay`: unreachable, refusing us or reporting trouble, so the next message may fail too;
 * - `domain`: the relay works, but the recipient's domain gets too much from us at the moment;
 * - `address`: the relay works, and there is no such address;
 * - `recipient`: the relay works, but this mailbox defers or refuses, for a reason that says nothing about its address;
 * - `message`: only this one, or a failure before a relay was contacted;
 * - `storage`: our own file store could not give the attachments.
 */
export type FailureSubject = 'relay' | 'domain' | 'address' | 'recipient' | 'message' | 'storage';

/**
 * A failed delivery. It holds no address and no content, and has no `cause`: servers like to repeat the
 * address in their reply, and this error ends in logs and in workflow history.
 */
export class DeliveryError extends Error {
  readonly kind: DeliveryFailure;
  /** The reason, for operators: `SMTP 550 5.1.1`, `HTTP 503`, `ECONNREFUSED`. */
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
