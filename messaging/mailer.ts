import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { policy } from '../domain/policy.ts';
import { DeliveryError } from './delivery-error.ts';
import { deliveryErrorOf } from './smtp-failure.ts';

/** A file to attach: by path, or as bytes. A stream is read once, or destroyed when the mail fails before. */
export type MailAttachment = {
  readonly fileName: string;
  readonly contentType?: string;
  /** Of a path or stream. When known, the relay is told the size of the mail first. */
  readonly bytes?: number;
} & ({ readonly path: string } | { readonly content: Buffer | Readable });

export interface Mail {
  /** One address, nothing else. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** The same for every attempt, so that a second copy is recognisable. */
  readonly messageId: string;
  readonly attachments?: readonly MailAttachment[];
}

export interface Mailer {
  /** @param signal ends the attempt, in doubt if the whole message had been sent. @throws DeliveryError */
  send(mail: Mail, signal?: AbortSignal): Promise<void>;
  /** Ends idle connections at once and busy ones after their message. */
  close(): void;
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with user and password; nodemailer's options may follow as a query. */
  readonly smtpUrl: string;
  /** An address, or `"Name" <address>`. */
  readonly from: string;
  /** For the connection and for the greeting, ms. */
  readonly connectMs?: number;
  /** For each reply, ms. Short of the ten minutes of RFC 5321 § 4.5.3.2.6: a longer wait counts as `unknown`. */
  readonly replyMs?: number;
}

/**
 * Sends mail over a small pool of SMTP connections, more than the outbox ever uses at once: the rest is for one-time
 * codes, which nobody may wait for. One call hands a message over at most once: whether to
 * try again is for the outbox to decide, by the error's `kind`.
 */
export function createMailer({ smtpUrl, from, connectMs = 10_000, replyMs = 60_000 }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: policy.mail.concurrency + policy.mail.urgentConcurrency + policy.mail.codeConnections,
    // Nodemailer would resend a message when a connection closes.
    maxRequeues: 0,
    // Below the time after which servers drop an idle connection.
    idleTimeout: 20_000,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: replyMs,
    disableUrlAccess: true,
  });
  // Nodemailer reports what failed, not how much was sent; the bytes show that.
  transport.use('stream', (mail, done) => {
    const { observe, size } = mail.data as Observed;
    mail.message.processFunc(observe);
    if (size !== undefined) mail.message.setEnvelope(sizedEnvelope(mail.message.getEnvelope(), size));
    done();
  });

  return {
    async send(mail, signal) {
      if (needsSmtpUtf8(mail.to)) throw new DeliveryError('permanent', 'SMTPUTF8');
      let bytes: Readable | undefined;
      const observe = (stream: Readable) => (bytes = stream);
      try {
        const message = { ...messageOf(mail, from), ...(signal && { signal }) };
        await transport.sendMail({ ...message, observe, size: encodedSize(mail) } as Observed);
      } catch (error) {
        throw deliveryErrorOf(error, bytes?.readableEnded ?? false);
      } finally {
        discardStreams(mail);
      }
    },
    close() {
      transport.close();
    },
  };
}

/** Our own fields ride along in nodemailer's: who sees which bytes are those of this message, and how many it will have. */
type Observed = SendMailOptions & {
  readonly observe: (bytes: Readable) => Readable;
  readonly size: number | undefined;
};

/** Forms refuse such an address; one from the roster would reach RCPT as raw bytes (RFC 6531). */
function needsSmtpUtf8(address: string): boolean {
  return /[^\0-~]/.test(address.slice(0, address.lastIndexOf('@')));
}

/** Addresses as objects: text would be parsed again, and a comma in it could make two recipients. */
function sizedEnvelope({ from, to }: { from: string | false; to: string[] }, size: number) {
  const asObject = (address: string) => ({ name: '', address });
  return { ...(from && { from: asObject(from) }), to: to.map(asObject), size };
}

/** Headers, boundaries and the like. */
const overheadBytes = 4 * 1024;

/** About how many bytes a mail has on the wire, for MAIL FROM (RFC 1870); undefined when an attachment's size is unknown. */
function encodedSize({ text, html = '', attachments = [] }: Mail): number | undefined {
  const sizes = attachments.map((attachment) =>
    'content' in attachment && Buffer.isBuffer(attachment.content)
      ? attachment.content.length
      : attachment.bytes,
  );
  if (!sizes.every((bytes) => bytes !== undefined)) return undefined;
  // Base64 in lines of 76 characters.
  const encoded = [Buffer.byteLength(text), Buffer.byteLength(html), ...sizes].map(
    (bytes) => Math.ceil(bytes / 57) * 78,
  );
  return encoded.reduce((sum, bytes) => sum + bytes, overheadBytes);
}

function messageOf(
  { to, subject, text, html, messageId, attachments = [] }: Mail,
  from: string,
): SendMailOptions {
  return {
    from,
    // As an object, so that a comma in it can't make two recipients.
    to: { name: '', address: to },
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    messageId: messageId.includes('@') ? messageId : `${messageId}@${domainOf(from)}`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: attachments.map(({ fileName, bytes: _, ...source }) => ({ filename: fileName, ...source })),
  };
}

function domainOf(from: string): string {
  return /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}

/** Nodemailer reads attached streams only once connected; the ones it never reached would stay open. */
function discardStreams({ attachments = [] }: Mail): void {
  for (const attachment of attachments) {
    if ('content' in attachment && attachment.content instanceof Readable) attachment.content.destroy();
  }
}
