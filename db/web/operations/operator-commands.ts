import type { OperatorCommand } from '../../audit/operator-command.ts';
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import { RecoveryCode } from '../../entities/recovery-code.ts';
import { SecondFactor } from '../../entities/second-factor.ts';
import type { Database } from '../../orm.ts';
import { insertSecurityNotices } from '../../repositories/account/security-notices.ts';
import type { Vault } from '../../vault.ts';
import { endAllSessions } from '../../sql/account/end-sessions.ts';
import { insertSecondFactorNotices } from '../account/second-factor-notices.ts';
import { clearThrottle } from '../../sql/account/clear-throttle.ts';
import { commandExecutorOf } from './execute-command.ts';

/**
 * What an operator changes by one request: a conditional update and its audit row in one transaction. Of two commands at
 * once the database lets one through; the other changes no row, leaves none, and is told NOTHING_TO_CHANGE.
 */
export function createOperatorCommands(database: Database, vault: Vault) {
  const executeCommand = commandExecutorOf(database, vault);

  async function clearWaits(em: SqlEntityManager, accountId: number): Promise<number> {
    const account = await em.findOne(Account, accountId);
    return account ? clearThrottle(em, vault, { kind: 'account', subject: account.username }) : 0;
  }

  const ofAccount = (action: string, accountId: number) => ({
    action,
    target: `account:${accountId}`,
    notFound: 'ACCOUNT_NOT_FOUND' as const,
    exists: async (em: SqlEntityManager) => countedOrNone(await em.count(Account, { id: accountId })),
  });

  return {
    /** Nobody signs in to it any more, and who is signed in is out. @throws ACCOUNT_NOT_FOUND, NOTHING_TO_CHANGE */
    disableAccount(accountId: number, command: OperatorCommand): Promise<void> {
      return executeCommand(command, ofAccount('account.disable', accountId), async (em) => {
        if (!(await changeState(em, accountId, 'ACTIVE', 'DISABLED'))) return undefined;
        return { sessions: await endSessions(em, accountId, command.now) };
      });
    },

    /** @throws ACCOUNT_NOT_FOUND, NOTHING_TO_CHANGE */
    enableAccount(accountId: number, command: OperatorCommand): Promise<void> {
      return executeCommand(command, ofAccount('account.enable', accountId), async (em) =>
        (await changeState(em, accountId, 'DISABLED', 'ACTIVE')) ? {} : undefined,
      );
    },

    /**
     * Lifts what keeps an account's owner from signing in. Each hold is one line here that answers how many rows it
     * lifted; none at all is NOTHING_TO_CHANGE.
     *
     * @throws ACCOUNT_NOT_FOUND, NOTHING_TO_CHANGE
     */
    unlockAccount(accountId: number, command: OperatorCommand): Promise<void> {
      return executeCommand(command, ofAccount('account.unlock', accountId), async (em) => {
        const lifted = {
          enabled: await changeState(em, accountId, 'DISABLED', 'ACTIVE'),
          waits: await clearWaits(em, accountId),
        };
        return Object.values(lifted).some((rows) => rows > 0) ? lifted : undefined;
      });
    },

    /** Ends every session of the account. @throws ACCOUNT_NOT_FOUND, NOTHING_TO_CHANGE when it has none */
    endSessions(accountId: number, command: OperatorCommand): Promise<void> {
      return executeCommand(command, ofAccount('account.end-sessions', accountId), async (em) => {
        const sessions = await endSessions(em, accountId, command.now);
        return sessions > 0 ? { sessions } : undefined;
      });
    },

    /**
     * For who has lost the authenticator and the recovery codes: from now on the password alone signs in. Ends every
     * session, and tells the bound addresses.
     *
     * @throws ACCOUNT_NOT_FOUND, NOTHING_TO_CHANGE
     */
    removeSecondFactor(accountId: number, command: OperatorCommand): Promise<void> {
      return executeCommand(command, ofAccount('account.remove-second-factor', accountId), async (em) => {
        if ((await em.nativeDelete(SecondFactor, { accountId })) === 0) return undefined;
        await em.nativeDelete(RecoveryCode, { accountId });
        const sessions = await endSessions(em, accountId, command.now);
        const notices = await insertSecondFactorNotices(em, vault, {
          accountId,
          now: command.now,
          how: 'disabled',
        });
        return { sessions, notices };
      });
    },

    /**
     * Frees an address whose owner has changed, for example a recycled phone, and tells those that stay.
     *
     * @throws ACCOUNT_NOT_FOUND, CONTACT_NOT_FOUND
     */
    async unbindContact(accountId: number, contactId: number, command: OperatorCommand): Promise<void> {
      const what = ofAccount('account.unbind', accountId);
      await executeCommand(command, what, async (em) => {
        const account = await em.findOne(Account, accountId);
        if (!account) return undefined;
        const bound = await em.find(ContactBinding, { accountId }, { orderBy: { id: 'asc' } });
        const removed = bound.find(({ id }) => id === contactId);
        // Of two commands at once the affected rows decide.
        if (!removed || (await em.nativeDelete(ContactBinding, { id: contactId, accountId })) === 0)
          throw new BusinessError('CONTACT_NOT_FOUND');
        const to = bound.filter(({ id }) => id !== contactId);
        const data = { channel: removed.channel, how: 'removed' as const };
        const notice = { template: 'contact-changed', data, causeId: randomUUID() } as const;
        await insertSecurityNotices(em, vault, { ...notice, account, to, now: command.now });
        return { contactId, notices: to.length };
      });
    },
  };
}

type AccountState = 'ACTIVE' | 'DISABLED';

function changeState(
  em: SqlEntityManager,
  id: number,
  from: AccountState,
  to: AccountState,
): Promise<number> {
  return em.nativeUpdate(Account, { id, state: from }, { state: to });
}

function endSessions(em: SqlEntityManager, actorId: number, now: Date): Promise<number> {
  return endAllSessions(em, { actorType: 'account', actorId }, now);
}

function countedOrNone(count: number): Record<string, number> | undefined {
  return count > 0 ? { count } : undefined;
}
