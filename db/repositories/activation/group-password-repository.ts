import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Account } from '../../entities/account.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import { OutboxMessage } from '../../entities/outbox-message.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { insertOutboxMessages } from '../delivery/insert-outbox-messages.ts';
import type { NewOutboxMessage } from '../delivery/new-outbox-message.ts';

export interface IssuedGroupPassword {
  readonly groupNo: string;
  /** argon2id with the parameters of the policy, so that checking it takes as long as any. */
  readonly passwordHash: string;
  readonly email: string;
  readonly expiresAt: Date;
  readonly actor: string;
  readonly reason: string;
  readonly now: Date;
  /** The mail that carries the password; its key tells a repeat of the same request. */
  readonly invitation: (groupName: string) => NewOutboxMessage;
}

/** The passwords that groups activate with. */
export function createGroupPasswordRepository(database: Database, vault: Vault) {
  return {
    /**
     * Replaces the group's initial password, whatever kind it was, and keeps the address that it goes to as the
     * group's contact. The same request again changes nothing, since its mail is on its way with the first password.
     *
     * @throws BusinessError GROUP_NOT_FOUND, ALREADY_ACTIVATED
     */
    issue: (issued: IssuedGroupPassword): Promise<void> =>
      inTransaction(database, (em) => replacePassword(em, vault, issued)),
  };
}

async function replacePassword(
  em: SqlEntityManager,
  vault: Vault,
  issued: IssuedGroupPassword,
): Promise<void> {
  const group = await em.findOne(MerchantGroup, { groupNo: issued.groupNo });
  if (!group) throw new BusinessError('GROUP_NOT_FOUND');
  const invitation = issued.invitation(group.name);
  if (await em.count(OutboxMessage, { dedupeKey: invitation.dedupeKey })) return;
  if (await em.count(Account, { subjectType: 'group', subjectId: group.id }))
    throw new BusinessError('ALREADY_ACTIVATED');
  await em.nativeUpdate(MerchantGroup, group.id, {
    initialPasswordHash: issued.passwordHash,
    initialPasswordExpiresAt: issued.expiresAt,
    initialPasswordUsedAt: null,
    initialPasswordKind: 'ISSUED',
    contactEmailCipher: vault.cipher.seal(issued.email),
  });
  await insertOutboxMessages(em, vault, [invitation], issued.now);
  await appendAuditEvent(em, vault, {
    at: issued.now,
    actor: issued.actor,
    action: 'group.password-issued',
    target: `group:${issued.groupNo}`,
    reason: issued.reason,
    detail: { expiresAt: issued.expiresAt.toISOString() },
  });
}
