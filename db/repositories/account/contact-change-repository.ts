import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ContactInput } from '../../../domain/contact.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { noRefusals } from '../delivery/address-health.ts';
import { insertSecurityNotices } from './security-notices.ts';

export interface ProvedContact {
  readonly contactChangeId: string;
  readonly accountId: number;
  /** Canonical, and proved by a code. */
  readonly contact: ContactInput;
  readonly now: Date;
}

/** The addresses of an account that is there already. */
export function createContactChangeRepository(database: Database, vault: Vault) {
  return {
    /**
     * Puts the address in the place of the account's one of the same channel, or beside the other channel's, and tells
     * the addresses bound before, all or nothing. Doing it again is done.
     *
     * @throws BusinessError ADDRESS_TAKEN: the unique index decides who was first; FLOW_LOCKED when the account is
     *   no longer active
     */
    async swap(proved: ProvedContact): Promise<void> {
      try {
        await inTransaction(database, (em) => bind(em, vault, proved));
      } catch (error) {
        throw error instanceof UniqueConstraintViolationException
          ? new BusinessError('ADDRESS_TAKEN')
          : error;
      }
    },
  };
}

async function bind(em: SqlEntityManager, vault: Vault, proved: ProvedContact): Promise<void> {
  const { contactChangeId, accountId, contact, now } = proved;
  // Changes of one account go one after the other, so that each sees what the other has left.
  const active = { id: accountId, state: 'ACTIVE' as const };
  const account = await em.findOne(Account, active, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!account) throw new BusinessError('FLOW_LOCKED');
  const before = await em.find(
    ContactBinding,
    { accountId },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const { channel } = contact;
  const addressIndex = vault.blindIndex(channel, contact.address);
  if (before.some((bound) => bound.addressIndex === addressIndex)) {
    // The code has come through.
    await em.nativeUpdate(ContactBinding, { accountId, addressIndex }, noRefusals);
    return;
  }
  const replaced = before.find((bound) => bound.channel === channel);
  const address = { addressCipher: vault.cipher.seal(contact.address), addressIndex, createdAt: now };
  if (replaced) await em.nativeUpdate(ContactBinding, { id: replaced.id }, { ...address, ...noRefusals });
  else await em.insert(ContactBinding, { accountId, channel, ...address });
  const how = replaced ? 'replaced' : 'added';
  const notice = { template: 'contact-changed', data: { channel, how }, causeId: contactChangeId } as const;
  await insertSecurityNotices(em, vault, { ...notice, account, to: before, now });
  const event = { actor: `account:${accountId}`, action: `contact.${how}`, target: `account:${accountId}` };
  const detail = { cause: contactChangeId, channel, notices: before.length };
  await appendAuditEvent(em, vault, { ...event, at: now, detail });
}
