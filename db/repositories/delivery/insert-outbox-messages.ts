import type { SqlEntityManager } from '@mikro-orm/sql';
import { messagePriority } from '../../../domain/delivery/message-priority.ts';
import { OutboxMessage } from '../../entities/outbox-message.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Vault } from '../../vault.ts';
import type { NewOutboxMessage } from './new-outbox-message.ts';

/**
 * Writes messages inside the transaction of `em`; those whose `dedupeKey` is there already are left out.
 * An insert that ignores every error would hide text that was cut, so only that key's conflict is passed over.
 */
export async function insertOutboxMessages(
  em: SqlEntityManager,
  vault: Vault,
  messages: readonly NewOutboxMessage[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const attached = await attachmentsOf(em, messages);
  const rows = messages.map((message) => rowOf(vault, message, attached, now));
  await em
    .createQueryBuilder(OutboxMessage)
    .insert(rows)
    .onConflict('dedupeKey')
    .merge(['dedupeKey'])
    .execute('run');
}

function rowOf(vault: Vault, message: NewOutboxMessage, files: readonly AttachedFile[], now: Date) {
  const attachStatements = new Set(message.attachStatements);
  const attached = files.filter(({ statementId }) => attachStatements.has(statementId)).map(({ id }) => id);
  return {
    dedupeKey: message.dedupeKey,
    channel: message.channel,
    addressCipher: vault.cipher.seal(message.address),
    locale: message.locale,
    template: message.template,
    data: message.data,
    secretCipher: message.secret ? vault.cipher.seal(JSON.stringify(message.secret)) : null,
    statementFileIds: [...new Set([...(message.statementFileIds ?? []), ...attached])],
    state: 'PENDING' as const,
    priority: messagePriority(message.template),
    tries: 0,
    createdAt: now,
    nextTryAt: now,
  };
}

interface AttachedFile {
  readonly id: number;
  readonly statementId: string;
}

/** The files that go along with any of the messages, in the order they were written. */
async function attachmentsOf(
  em: SqlEntityManager,
  messages: readonly NewOutboxMessage[],
): Promise<AttachedFile[]> {
  const statementIds = messages.flatMap(({ attachStatements }) => attachStatements ?? []);
  if (statementIds.length === 0) return [];
  const where = { statementId: { $in: statementIds }, format: { $in: ['xlsx', 'pdf'] as const } };
  return em.find(StatementFile, where, {
    fields: ['id', 'statementId'],
    orderBy: { id: 'asc' },
    disableIdentityMap: true,
  });
}
