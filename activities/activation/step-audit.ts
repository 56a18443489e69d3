import type { IdentityInput } from '../../contracts/activation.ts';
import { createAuditTrail, type Recording } from '../../db/audit/audit-trail.ts';
import type { NewAuditEvent } from '../../db/audit/new-audit-event.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { ActivityDependencies } from '../dependencies.ts';

interface AuditedStep {
  readonly action: string;
  /** The flow itself when absent. */
  readonly actor?: string;
  readonly reason?: string;
  /** What was typed for it; the first tells flow and origin, all together are the event's cause. */
  readonly inputIds: readonly [string, ...string[]];
  readonly target?: string | undefined;
  readonly detail?: NewAuditEvent['detail'];
}

type Parts = Pick<ActivityDependencies, 'database' | 'vault' | 'clock'>;

/** The audit rows of a flow's steps. An activity that is tried again leaves the row it has left already. */
export function createStepAudit({ database, vault, clock }: Parts) {
  const trail = createAuditTrail(database, vault);
  const inputs = createSealedInputRepository(database, vault);

  async function eventOf(
    step: AuditedStep,
    outcome: 'ACCEPTED' | 'REFUSED',
  ): Promise<NewAuditEvent | undefined> {
    const { action, inputIds, target, reason = '', detail = {} } = step;
    const typed = await inputs.originOf(inputIds[0]);
    if (!typed) return undefined;
    const flow = `activation:${typed.flowId}`;
    const { actor = flow } = step;
    const causeKey = [action, outcome, ...inputIds].join(':');
    const { origin } = typed;
    return { at: clock(), actor, action, outcome, target: target ?? flow, reason, origin, causeKey, detail };
  }

  return {
    /** For the writer of what was accepted, to be appended in its transaction. */
    async accepted(step: AuditedStep): Promise<Recording> {
      const event = await eventOf(step, 'ACCEPTED');
      return event ? trail.recording(event) : async () => undefined;
    },

    /** By itself: for a refusal, and for what leaves no other row. */
    async record(step: AuditedStep, outcome: 'ACCEPTED' | 'REFUSED'): Promise<void> {
      const event = await eventOf(step, outcome);
      if (event) await trail.record(event);
    },
  };
}

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
