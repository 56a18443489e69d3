import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { CredentialsInput } from '../../../contracts/activation.ts';
import type { ContactInput, ContactChannel } from '../../../domain/contact.ts';
import type { Locale } from '../../../domain/locale.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import type { Database } from '../../orm.ts';
import { hasAgreedToCurrent } from '../../sql/account/current-terms.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { insertOutboxMessages } from '../delivery/insert-outbox-messages.ts';
import type { NewOutboxMessage } from '../delivery/new-outbox-message.ts';
import { insertObjection, type NewObjection, requireNoObjection } from './objection-repository.ts';

export interface NewAccount {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly credentials: CredentialsInput;
  readonly contact: ContactInput;
  readonly activationId: string;
  readonly locale: Locale;
  readonly now: Date;
  readonly messages: readonly NewOutboxMessage[];
  /** What the contact on file is told, when it is another than the one that was proved. */
  readonly notice?: NewObjection['notice'] | undefined;
  /** The audit row, written in the account's transaction. */
  readonly record?: Recording;
}

/** Accounts and the addresses bound to them. Usernames and addresses are in their canonical form. */
export function createAccountRepository(database: Database, vault: Vault) {
  return {
    async existsFor(subjectType: SubjectType, subjectId: number): Promise<boolean> {
      return (await database.em().count(Account, { subjectType, subjectId })) > 0;
    },

    async usernameTaken(username: string): Promise<boolean> {
      return (await database.em().count(Account, { username })) > 0;
    },

    async addressTaken(channel: ContactChannel, address: string): Promise<boolean> {
      return (
        (await database.em().count(ContactBinding, { addressIndex: vault.blindIndex(channel, address) })) > 0
      );
    },

    /**
     * Opens the account, binds its address, uses up a group's initial password and queues the messages, all or
     * nothing. Doing it again for the same activation answers the account that is there.
     *
     * @throws BusinessError USERNAME_TAKEN, ADDRESS_TAKEN, ALREADY_ACTIVATED: the unique indexes decide who was first;
     *   TERMS_OUTDATED when a text was published since; FLOW_LOCKED when the contact on file has objected.
     */
    async create(account: NewAccount): Promise<{ accountId: number }> {
      try {
        return await inTransaction(database, (em) => insertAccount(em, vault, account));
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        return await explainConflict(database.em(), vault, account, error);
      }
    },
  };
}

async function insertAccount(
  em: SqlEntityManager,
  vault: Vault,
  account: NewAccount,
): Promise<{ accountId: number }> {
  const { subjectType, subjectId, activationId, locale, now, credentials, contact } = account;
  const before = await em.findOne(Account, { subjectType, subjectId, activationId });
  if (before) return { accountId: before.id };
  await requireNoObjection(em, activationId);
  if (!(await hasAgreedToCurrent(em, activationId, now))) throw new BusinessError('TERMS_OUTDATED');
  const accountId = await em.insert(Account, {
    subjectType,
    subjectId,
    ...credentials,
    state: 'ACTIVE',
    locale,
    activationId,
    createdAt: now,
  });
  await em.insert(ContactBinding, {
    accountId,
    channel: contact.channel,
    addressCipher: vault.cipher.seal(contact.address),
    addressIndex: vault.blindIndex(contact.channel, contact.address),
    createdAt: now,
  });
  if (subjectType === 'group')
    await em.nativeUpdate(MerchantGroup, subjectId, { initialPasswordUsedAt: now });
  await insertOutboxMessages(em, vault, account.messages, now);
  if (account.notice) {
    const lifetimeMs = policy.objection.afterDoneMs;
    await insertObjection(em, vault, {
      activationId,
      stage: 'DONE',
      lifetimeMs,
      now,
      notice: account.notice,
    });
  }
  await account.record?.(em);
  return { accountId };
}

/** After the rollback: which of the three unique indexes it was, or that the same activation has been here before. */
async function explainConflict(
  em: SqlEntityManager,
  vault: Vault,
  { subjectType, subjectId, activationId, credentials, contact }: NewAccount,
  cause: UniqueConstraintViolationException,
): Promise<{ accountId: number }> {
  const owned = await em.findOne(Account, { subjectType, subjectId });
  if (owned?.activationId === activationId) return { accountId: owned.id };
  if (owned) throw new BusinessError('ALREADY_ACTIVATED');
  if (await em.count(Account, { username: credentials.username })) throw new BusinessError('USERNAME_TAKEN');
  const addressIndex = vault.blindIndex(contact.channel, contact.address);
  if (await em.count(ContactBinding, { addressIndex })) throw new BusinessError('ADDRESS_TAKEN');
  throw cause;
}
