import type { Logger } from 'pino';
import type { Database } from '../db/orm.ts';
import type { Repositories } from '../db/repositories/repositories.ts';
import type { Vault } from '../db/vault.ts';
import type { ContactChannel } from '../domain/contact.ts';
import type { Mailer } from '../messaging/mailer.ts';
import type { Sms } from '../messaging/short-message.ts';
import type { Brand } from '../messaging/templates/index.ts';
import type { Renderer } from '../rendering/renderer.ts';
import type { FileStore } from '../storage/file-store.ts';

/** All that activities need from outside; a worker builds it once, tests build it with real parts. */
export interface ActivityDependencies {
  readonly database: Database;
  readonly vault: Vault;
  readonly repositories: Repositories;
  readonly mailer: Mailer;
  readonly sms: Sms;
  /** How many messages a minute a relay takes from all processes together, one-time codes not counted. */
  readonly ratePerMinute: Readonly<Record<ContactChannel, number>>;
  readonly renderer: Renderer;
  readonly files: FileStore;
  readonly brand: Brand;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Called after rows were added to the outbox; safe to call again. */
  readonly wakeOutbox: () => Promise<void>;
}
