import type { CredentialsInput, VerifiedSubject } from '../../contracts/activation.ts';
import type { ContactInput } from '../../domain/contact.ts';
import type { Locale } from '../../domain/locale.ts';
import { findSubjectById, type StatementSubjectRecord } from '../../db/sql/roster/subjects.ts';
import { BusinessError } from '../../domain/errors.ts';
import { activationFinishedMessage, activationDoneMessage } from './activation-notices.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createAudited, unaudited } from '../audit/audited.ts';

export interface CreateAccountInput extends VerifiedSubject {
  readonly activationId: string;
  readonly locale: Locale;
  readonly credentialsInputId: string;
  readonly contactInputId: string;
}

export function createAccountActivities(dependencies: ActivityDependencies) {
  const { repositories, database, clock, wakeOutbox } = dependencies;
  const { accounts, sealedInputs: inputs, merchants } = repositories;
  const { audited, auditedBy } = createAudited(dependencies);

  /** For the contact on file, unless it is the one that was just proved. */
  async function noticeOf(
    { activationId, subjectType, subjectId }: VerifiedSubject & { activationId: string },
    subject: StatementSubjectRecord,
    proved: ContactInput,
    now: Date,
  ) {
    const contact = await merchants.contactOnFile(subjectType, subjectId);
    if (!contact || (contact.channel === proved.channel && contact.address === proved.address))
      return undefined;
    return (objectionToken: string) =>
      activationFinishedMessage({ activationId, subject, contact, objectionToken, now });
  }

  return {
    /** @throws USERNAME_TAKEN; the unique index has the last word when the account is created */
    checkUsername: audited(
      { action: 'activation.username', flow: 'activation', audit: 'both' },
      async ({ inputId }: { inputId: string }): Promise<void> => {
        const { username } = await inputs.open<CredentialsInput>(inputId);
        if (await accounts.usernameTaken(username)) throw new BusinessError('USERNAME_TAKEN');
      },
    ),

    /**
     * Account, proved address and the message about it, all or nothing; done once however often it is tried.
     *
     * @throws USERNAME_TAKEN, ADDRESS_TAKEN, ALREADY_ACTIVATED when another was faster, TERMS_OUTDATED, FLOW_LOCKED
     */
    createAccount: auditedBy(
      ({ credentialsInputId, contactInputId }: CreateAccountInput) => [credentialsInputId, contactInputId],
      { action: 'account.create', flow: 'activation', audit: 'refusals-only' },
      async (input: CreateAccountInput, accepted): Promise<void> => {
        const { credentialsInputId, contactInputId, ...account } = input;
        const credentials = await inputs.open<CredentialsInput>(credentialsInputId);
        const contact = await inputs.open<ContactInput>(contactInputId);
        const subject = await findSubjectById(database.em(), account.subjectType, account.subjectId);
        if (!subject) throw new BusinessError('SUBJECT_NOT_FOUND');
        const now = clock();
        const message = activationDoneMessage({ ...account, contact, subject, now });
        const notice = await noticeOf(account, subject, contact, now);
        const record = accepted.recording({ target: `${account.subjectType}:${account.subjectId}` });
        await accounts.create({ ...account, credentials, contact, messages: [message], notice, now, record });
        await wakeOutbox();
      },
    ),

    /** Wipes everything that was typed in a flow. */
    wipeFlow: unaudited('housekeeping', ({ flowId }: { flowId: string }): Promise<void> =>
      inputs.wipeFlow(flowId),
    ),
  };
}
