import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ContactChannel } from '../../../domain/contact.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { OutboxMessage } from '../../entities/outbox-message.ts';
import type { OperatorCommand } from '../../audit/operator-command.ts';
import { Relay } from '../../entities/relay.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';
import { commandExecutorOf } from './execute-command.ts';

type Changed = Record<string, number> | undefined;

/** What operators change about messages and relays: one conditional update and its audit row in one transaction. */
export function createDeliveryCommands(database: Database, vault: Pick<Vault, 'audit'>) {
  const executeCommand = commandExecutorOf(database, vault);
  return {
    /**
     * Sends a message again whose fate is unknown or that was given up; of a SENT one, a second copy.
     *
     * @returns the id of the message that is queued
     * @throws MESSAGE_NOT_FOUND, NOTHING_TO_CHANGE
     */
    async resendMessage(id: number, command: OperatorCommand): Promise<number> {
      const what = {
        action: 'message.resend',
        target: `message:${id}`,
        notFound: 'MESSAGE_NOT_FOUND' as const,
        exists: async (em: SqlEntityManager) =>
          (await em.count(OutboxMessage, { id })) > 0 ? {} : undefined,
      };
      let queued = id;
      await executeCommand(command, what, async (em) => {
        const detail = await queueMessageAgain(em, id, command.now);
        queued = detail?.['copy'] ?? id;
        return detail;
      });
      return queued;
    },

    /** Tries a BLOCKED relay now instead of at its next probe. @throws NOTHING_TO_CHANGE when it is not BLOCKED */
    probeRelay(channel: ContactChannel, command: OperatorCommand): Promise<void> {
      const what = {
        action: 'delivery.probe',
        target: `relay:${channel}`,
        notFound: 'NOTHING_TO_CHANGE' as const,
        exists: async () => ({}),
      };
      return executeCommand(command, what, (em) => probeRelayNow(em, channel, command.now));
    },
  };
}

/**
 * Queues a message again whose fate is unknown or that was given up; of one that was sent, a second copy with a
 * Message-ID of its own. Undefined when it waits anyway, or its last copy does.
 */
async function queueMessageAgain(em: SqlEntityManager, id: number, now: Date): Promise<Changed> {
  const stuck = { id, state: { $in: ['UNKNOWN', 'FAILED'] as const } };
  const again = { state: 'PENDING' as const, tries: 0, nextTryAt: now, errorCode: null, createdAt: now };
  if ((await em.nativeUpdate(OutboxMessage, stuck, again)) > 0) return {};
  const sent = await em.findOne(OutboxMessage, { id, state: 'SENT' }, { disableIdentityMap: true });
  if (!sent) return undefined;
  const cause = sent.dedupeKey.replace(/:copy:\d+$/, '');
  const keys = Array.from({ length: policy.mail.maxCopies }, (_, n) => `${cause}:copy:${n + 1}`);
  const copies = await em.find(OutboxMessage, { dedupeKey: { $in: keys } }, { disableIdentityMap: true });
  const dedupeKey = keys[copies.length];
  if (dedupeKey === undefined || copies.some(({ state }) => state === 'PENDING' || state === 'SENDING'))
    return undefined;
  const { channel, addressCipher, locale, template, data, statementFileIds, secretCipher, priority } = sent;
  const content = {
    channel,
    addressCipher,
    locale,
    template,
    data,
    statementFileIds,
    secretCipher,
    priority,
  };
  try {
    const waiting = { state: 'PENDING' as const, tries: 0, createdAt: now, nextTryAt: now };
    return { copy: await em.insert(OutboxMessage, { dedupeKey, ...content, ...waiting }) };
  } catch (error) {
    // Another operator was faster.
    if (error instanceof UniqueConstraintViolationException) throw new BusinessError('NOTHING_TO_CHANGE');
    throw error;
  }
}

/** Lets a BLOCKED relay have its next message at once, the one that waits longest if none is due. */
async function probeRelayNow(em: SqlEntityManager, channel: ContactChannel, now: Date): Promise<Changed> {
  const blocked = { channel, state: 'BLOCKED' as const };
  if ((await em.nativeUpdate(Relay, blocked, { nextProbeAt: now })) === 0) return undefined;
  const waiting = { state: 'PENDING' as const, channel };
  const first = { orderBy: { nextTryAt: 'asc' }, limit: 1, disableIdentityMap: true } as const;
  const [message] = await em.find(OutboxMessage, waiting, first);
  if (message && message.nextTryAt > now)
    await em.nativeUpdate(OutboxMessage, { id: message.id, ...waiting }, { nextTryAt: now });
  return { waiting: await em.count(OutboxMessage, waiting) };
}
