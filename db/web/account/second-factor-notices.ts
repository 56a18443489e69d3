import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SecondFactorChangedData } from '../../../contracts/account.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { AuditOrigin } from '../../audit/new-audit-event.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import { insertSecurityNotices } from '../../repositories/account/security-notices.ts';
import type { Vault } from '../../vault.ts';

export interface FactorChange {
  readonly accountId: number;
  readonly origin: AuditOrigin;
  readonly now: Date;
}

const actions = {
  enabled: 'second-factor.confirm',
  disabled: 'second-factor.remove',
  'recovery-code-used': 'second-factor.recovery-code',
} as const satisfies Record<SecondFactorChangedData['how'], string>;

/** Tells every bound address what became of the second factor, inside the transaction of `em`. Returns how many. */
export async function insertSecondFactorNotices(
  em: SqlEntityManager,
  vault: Vault,
  { accountId, now, how }: Pick<FactorChange, 'accountId' | 'now'> & Pick<SecondFactorChangedData, 'how'>,
): Promise<number> {
  const account = await em.findOneOrFail(Account, accountId);
  const to = await em.find(ContactBinding, { accountId }, { orderBy: { id: 'asc' } });
  const notice = { template: 'second-factor-changed', data: { how }, causeId: randomUUID() } as const;
  await insertSecurityNotices(em, vault, { ...notice, account, to, now });
  return to.length;
}

/** Tells every bound address and keeps the row of what the account's owner did, inside the transaction of `em`. */
export async function recordSecondFactorChange(
  em: SqlEntityManager,
  vault: Vault,
  { accountId, origin, now, how }: FactorChange & Pick<SecondFactorChangedData, 'how'>,
): Promise<void> {
  const detail = { notices: await insertSecondFactorNotices(em, vault, { accountId, now, how }) };
  const who = { actor: `account:${accountId}`, target: `account:${accountId}` };
  await appendAuditEvent(em, vault, { ...who, at: now, action: actions[how], origin, detail });
}
