import type { CodeInput } from '../../contracts/account.ts';
import type { ContactInput } from '../../domain/contact.ts';
import { type CodeSendRequest, type CodeSent, createCodeSender } from './code-sender.ts';
import { createAudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';

interface ChangeStep {
  readonly contactChangeId: string;
  readonly inputId: string;
}

export function createContactChangeActivities(dependencies: ActivityDependencies) {
  const { repositories, clock, wakeOutbox } = dependencies;
  const { codeVerifier: codes, sealedInputs: inputs, contactChanges: changes } = repositories;
  const sendCode = createCodeSender(dependencies);
  const { audited } = createAudited(dependencies);

  return {
    /** @throws CODE_RESEND_TOO_SOON, CODE_LIMIT_REACHED, CODE_NOT_SENT, FLOW_LOCKED */
    sendContactChangeCode: audited(
      // Another code goes to the same sealed address: each has its row.
      { action: 'contact-change.send-code', flow: 'contact-change', audit: 'both', repeatable: true },
      ({
        contactChangeId: flowId,
        ...request
      }: ChangeStep & Pick<CodeSendRequest, 'challengeId' | 'locale'>): Promise<CodeSent> =>
        sendCode({ purpose: 'contact-change', flowId, ...request }),
    ),

    /** @throws CODE_WRONG, CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED */
    confirmContactChangeCode: audited(
      { action: 'contact-change.confirm-code', flow: 'contact-change', audit: 'both' },
      async ({ contactChangeId: flowId, inputId }: ChangeStep): Promise<void> => {
        const { code } = await inputs.open<CodeInput>(inputId);
        await codes.consume({ purpose: 'contact-change', flowId, inputId, code, now: clock() });
      },
    ),

    /** Binds the proved address and tells the addresses bound before. @throws ADDRESS_TAKEN, FLOW_LOCKED */
    swapContact: audited(
      { action: 'contact-change.swap', flow: 'contact-change', audit: 'refusals-only' },
      async ({ inputId, ...change }: ChangeStep & { accountId: number }): Promise<void> => {
        const contact = await inputs.open<ContactInput>(inputId);
        await changes.swap({ ...change, contact, now: clock() });
        await wakeOutbox();
      },
    ),
  };
}
