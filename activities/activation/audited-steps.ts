import type { IdentityInput } from '../../contracts/activation.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import { type AuditedStep, createStepAudit, type StepAuditParts as Parts } from '../audit/step-audit.ts';

type Work<Input, Output> = (input: Input) => Promise<Output>;

interface AuditedActivities {
  verifyIdentity: Work<never, { subjectType: string; subjectId: number }>;
  recordAgreement: Work<never, void>;
  checkUsername: Work<never, void>;
  sendActivationCode: Work<never, unknown>;
  confirmActivationCode: Work<never, void>;
  createAccount: Work<never, void>;
}

/**
 * Records each refusal of an activation's steps, and the steps that are accepted without writing anything: identity,
 * username, and a code that was sent. Those that write record it in their own transactions.
 */
export function withStepAudit<A extends AuditedActivities>(activities: A, dependencies: Parts): A {
  const audit = createStepAudit(dependencies);
  const identityDetail = createIdentityDetail(dependencies);
  const typed = ({ inputId }: { inputId: string }) => [inputId] as const;

  function audited<Input, Output>(
    work: Work<Input, Output>,
    step: (input: Input) => Promise<AuditedStep> | AuditedStep,
    recordsItself: boolean,
    targetOf?: (output: Output) => string,
  ): Work<Input, Output> {
    return async (input) => {
      const told = await step(input);
      try {
        const output = await work(input);
        if (!recordsItself) await audit.record({ ...told, target: targetOf?.(output) }, 'ACCEPTED');
        return output;
      } catch (error) {
        if (error instanceof BusinessError)
          await audit.record({ ...told, detail: { ...told.detail, errorCode: error.code } }, 'REFUSED');
        throw error;
      }
    };
  }

  return {
    ...activities,
    verifyIdentity: audited(
      activities.verifyIdentity as Work<{ inputId: string }, { subjectType: string; subjectId: number }>,
      async (input) => ({
        action: 'activation.identity',
        inputIds: typed(input),
        detail: await identityDetail(input.inputId),
      }),
      false,
      ({ subjectType, subjectId }) => `${subjectType}:${subjectId}`,
    ),
    recordAgreement: step('recordAgreement', 'activation.agree', true),
    checkUsername: step('checkUsername', 'activation.username', false),
    sendActivationCode: step('sendActivationCode', 'activation.send-code', false),
    confirmActivationCode: step('confirmActivationCode', 'activation.confirm-code', true),
    createAccount: audited(
      activities.createAccount as Work<{ credentialsInputId: string; contactInputId: string }, void>,
      (input) => ({ action: 'account.create', inputIds: [input.credentialsInputId, input.contactInputId] }),
      true,
    ),
  };

  function step(name: keyof AuditedActivities, action: string, recordsItself: boolean) {
    const work = activities[name] as Work<{ inputId: string }, unknown>;
    return audited(work, (input) => ({ action, inputIds: typed(input) }), recordsItself);
  }
}

/** By which method, and for which number as a keyed hash: a series of tries for one merchant shows, its number does not. */
function createIdentityDetail({ database, vault }: Parts) {
  const inputs = createSealedInputRepository(database, vault);
  return async (inputId: string) => {
    if (!(await inputs.originOf(inputId))) return {};
    const typed = await inputs.open<IdentityInput>(inputId);
    const number = typed.method === 'group' ? typed.groupNo : typed.merchantNo;
    return { method: typed.method, claimed: vault.audit.pseudonym('subject-no', number) };
  };
}
