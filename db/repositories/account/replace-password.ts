import type { SqlEntityManager } from '@mikro-orm/sql';
import type { PasswordChangedData } from '../../../contracts/account.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import type { Vault } from '../../vault.ts';
import { endAllSessions } from '../../sql/account/end-sessions.ts';
import { clearThrottle } from '../../sql/account/clear-throttle.ts';
import { insertSecurityNotices } from './security-notices.ts';

export interface PasswordReplacement {
  readonly accountId: number;
  readonly passwordHash: string;
  /** Changed only while this is still the one in force. */
  readonly currentPasswordHash: string;
  /** The session that goes on; all others end. */
  readonly exceptSessionId?: string;
  readonly how: PasswordChangedData['how'];
  /** The flow or request that did it. */
  readonly causeId: string;
  readonly now: Date;
}

/**
 * Sets the password, ends the account's sessions, tells all its addresses and keeps the audit row, inside the
 * transaction of `em`. Answers false and changes nothing when the account is not active or the password is no longer
 * the one named; doing it again for the same hash is done.
 */
export async function replacePassword(
  em: SqlEntityManager,
  vault: Vault,
  replacement: PasswordReplacement,
): Promise<boolean> {
  const { accountId, passwordHash, currentPasswordHash, exceptSessionId, how, causeId, now } = replacement;
  const current = { $ne: passwordHash, $eq: currentPasswordHash };
  const active = { id: accountId, state: 'ACTIVE' as const };
  const changed = await em.nativeUpdate(Account, { ...active, passwordHash: current }, { passwordHash });
  if (changed === 0) return (await em.count(Account, { ...active, passwordHash })) > 0;
  const account = await em.findOneOrFail(Account, accountId);
  const to = await em.find(ContactBinding, { accountId }, { orderBy: { id: 'asc' } });
  await clearThrottle(em, vault, { kind: 'account', subject: account.username });
  const ended = await endAllSessions(em, { actorType: 'account', actorId: accountId, exceptSessionId }, now);
  const notice = { account, template: 'password-changed', data: { how }, to, causeId, now } as const;
  await insertSecurityNotices(em, vault, notice);
  const action = `password.${how}`;
  const event = { actor: `account:${accountId}`, action, target: `account:${accountId}`, reason: '' };
  const detail = { cause: causeId, sessionsEnded: ended, notices: to.length };
  await appendAuditEvent(em, vault, { ...event, at: now, detail });
  return true;
}
