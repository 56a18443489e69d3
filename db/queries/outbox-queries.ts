import { type ContactChannel, maskAddress } from '../../domain/recipients.ts';
import { OutboxMessage, type OutboxState } from '../entities/outbox-message.ts';
import type { Database } from '../orm.ts';
import type { Vault } from '../vault.ts';
import { findPage, type Page } from './page.ts';

/** A message as operators see it. */
export interface OperatedMessage {
  readonly id: number;
  readonly channel: ContactChannel;
  readonly maskedAddress: string;
  readonly template: string;
  readonly state: OutboxState;
  readonly tries: number;
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly nextTryAt: Date;
  readonly sentAt: Date | null;
}

interface OutboxSearch {
  readonly state?: OutboxState | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function createOutboxQueries(database: Database, { cipher }: Pick<Vault, 'cipher'>) {
  return {
    /** Newest first. @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours */
    async list({ state, limit, cursor }: OutboxSearch): Promise<Page<OperatedMessage>> {
      const where = state === undefined ? {} : { state };
      const page = await findPage(database.em(), OutboxMessage, {
        where,
        orderBy: [{ id: 'desc' }],
        cursor,
        limit,
      });
      const items = page.items.map((message) => ({
        id: message.id,
        channel: message.channel,
        maskedAddress: maskAddress(message.channel, cipher.open(message.addressCipher)),
        template: message.template,
        state: message.state,
        tries: message.tries,
        errorCode: message.errorCode ?? null,
        createdAt: message.createdAt,
        nextTryAt: message.nextTryAt,
        sentAt: message.sentAt ?? null,
      }));
      return { ...page, items };
    },
  };
}
