import type { NotificationSettings } from '../../../contracts/delivery.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { AuditOrigin } from '../../audit/new-audit-event.ts';
import { Account } from '../../entities/account.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

interface Change {
  readonly accountId: number;
  readonly settings: NotificationSettings;
  readonly origin: AuditOrigin;
  readonly now: Date;
}

/** What a signed-in account wants to be told; one column, so there is no flow to keep. */
export function createNotificationSettings(database: Database, vault: Pick<Vault, 'audit'>) {
  return {
    async of(accountId: number): Promise<NotificationSettings> {
      const { statementMail } = await database
        .em()
        .findOneOrFail(Account, accountId, { fields: ['statementMail'] });
      return { statementMail };
    },

    /** Leaves an audit row when something changed. */
    async change({ accountId, settings: { statementMail }, origin, now: at }: Change): Promise<void> {
      await inTransaction(database, async (em) => {
        const other = { id: accountId, statementMail: { $ne: statementMail } };
        if ((await em.nativeUpdate(Account, other, { statementMail })) === 0) return;
        const who = { at, actor: `account:${accountId}`, target: `account:${accountId}`, origin };
        const detail = { statementMail };
        await appendAuditEvent(em, vault, { ...who, action: 'account.notification-settings', detail });
      });
    },
  };
}
