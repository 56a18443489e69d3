import type { ContactInput, CredentialsInput, Locale } from '../contracts/activation.ts';
import { createAccountRepository } from '../db/repositories/account-repository.ts';
import { createSealedInputRepository } from '../db/repositories/sealed-input-repository.ts';
import { createStatementRepository } from '../db/repositories/statement-repository.ts';
import { BusinessError } from '../domain/errors.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { VerifiedSubject } from './identity.ts';
import { activationDoneMessage } from './messages.ts';
import { createStepAudit } from './step-audit.ts';

export interface CreateAccountInput extends VerifiedSubject {
  readonly activationId: string;
  readonly locale: Locale;
  readonly credentialsInputId: string;
  readonly contactInputId: string;
}

export function createAccountActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock, wakeOutbox } = dependencies;
  const audit = createStepAudit(dependencies);
  const accounts = createAccountRepository(database, vault);
  const subjects = createStatementRepository(database, vault);
  const inputs = createSealedInputRepository(database, vault);

  return {
    /** @throws USERNAME_TAKEN; the unique index has the last word when the account is created */
    async checkUsername({ inputId }: { inputId: string }): Promise<void> {
      const { username } = await inputs.open<CredentialsInput>(inputId);
      if (await accounts.usernameTaken(username)) throw new BusinessError('USERNAME_TAKEN');
    },

    /**
     * Account, proved address and the message about it, all or nothing; done once however often it is tried.
     *
     * @throws USERNAME_TAKEN, ADDRESS_TAKEN, ALREADY_ACTIVATED when another was faster
     */
    async createAccount({
      credentialsInputId,
      contactInputId,
      ...account
    }: CreateAccountInput): Promise<void> {
      const credentials = await inputs.open<CredentialsInput>(credentialsInputId);
      const contact = await inputs.open<ContactInput>(contactInputId);
      const subject = await subjects.subjectById(account.subjectType, account.subjectId);
      if (!subject) throw new BusinessError('SUBJECT_NOT_FOUND');
      const now = clock();
      const message = activationDoneMessage({ ...account, contact, subject, now });
      const record = await audit.accepted({
        action: 'account.create',
        inputIds: [credentialsInputId, contactInputId],
        target: `${account.subjectType}:${account.subjectId}`,
      });
      await accounts.create({ ...account, credentials, contact, messages: [message], now, record });
      await wakeOutbox();
    },

    /** Wipes everything that was typed in a flow. */
    async wipeFlow({ flowId }: { flowId: string }): Promise<void> {
      await inputs.wipeFlow(flowId);
    },
  };
}
