import type { Locale } from '../../../domain/locale.ts';
import type { ContactChannel } from '../../../domain/contact.ts';

/** A mail or SMS that shall be sent once the transaction that gives cause for it is committed. */
export interface NewOutboxMessage {
  /** Names the cause; writing the same cause twice leaves one message. Holds ids only, never an address. */
  readonly dedupeKey: string;
  readonly channel: ContactChannel;
  /** Canonical; it's encrypted before it's stored. */
  readonly address: string;
  readonly locale: Locale;
  readonly template: string;
  readonly data: unknown;
  /** Joins `data` when the message is put into words, and is sealed until then: a token, an issued password. */
  readonly secret?: Readonly<Record<string, string>>;
  readonly statementFileIds?: readonly number[];
  /** Statements whose XLSX and PDF files go along. */
  readonly attachStatements?: readonly string[];
}
