import type { RecoveredAccount } from '../../contracts/account.ts';
import { createAuditTrail } from '../../db/audit/audit-trail.ts';
import type { AuditOrigin, NewAuditEvent } from '../../db/audit/new-audit-event.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { RecoveryIdentifier } from '../../domain/account/recovery-identifier.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import type { OpenedRecovery } from './recovery.ts';

type Work<Input, Output> = (input: Input) => Promise<Output>;
type Step = { readonly inputId: string };

interface AuditedActivities {
  openRecovery: Work<never, OpenedRecovery>;
  confirmRecoveryCode: Work<never, void>;
  judgeNewPassword: Work<never, unknown>;
  sendContactChangeCode: Work<never, unknown>;
  confirmContactChangeCode: Work<never, void>;
  swapContact: Work<never, void>;
}

interface Told {
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  readonly target?: string;
  readonly detail?: NewAuditEvent['detail'];
}

const sendCode = 'contact-change.send-code';

type Parts = Pick<ActivityDependencies, 'database' | 'vault' | 'clock'>;

/**
 * Records the steps of recoveries and changes of contact, refused or accepted. What changes an account has its row in
 * the change's own transaction (`password.recovered`, `contact.replaced`): of that, only the refusal is recorded here.
 */
export function withFlowAudit<A extends AuditedActivities>(activities: A, dependencies: Parts): A {
  const inputs = createSealedInputRepository(dependencies.database, dependencies.vault);
  const record = createFlowRecorder(dependencies);
  const whoOf = createClaimedTarget(dependencies);

  function audited<Input extends Step, Output>(
    kind: 'recovery' | 'contact-change',
    action: string,
    work: Work<Input, Output>,
    accepted: ((input: Input, output: Output) => Promise<Told>) | undefined,
  ): Work<Input, Output> {
    return async (input) => {
      // Read before: some steps wipe what was typed.
      const typed = await inputs.originOf(input.inputId);
      const keep = (told: Told) =>
        typed && record(`${kind}:${typed.flowId}`, action, input, typed.origin, told);
      try {
        const output = await work(input);
        if (accepted) await keep(await accepted(input, output));
        return output;
      } catch (error) {
        if (error instanceof BusinessError)
          await keep({ outcome: 'REFUSED', detail: { errorCode: error.code } });
        throw error;
      }
    };
  }

  const step = (kind: 'recovery' | 'contact-change', name: keyof AuditedActivities, action: string) =>
    audited(kind, action, activities[name] as Work<Step, unknown>, async () => ({ outcome: 'ACCEPTED' }));
  const refused = (kind: 'recovery' | 'contact-change', name: keyof AuditedActivities, action: string) =>
    audited(kind, action, activities[name] as Work<Step, unknown>, undefined);

  return {
    ...activities,
    openRecovery: audited(
      'recovery',
      'recovery.begin',
      activities.openRecovery as Work<Step, OpenedRecovery>,
      whoOf,
    ),
    confirmRecoveryCode: step('recovery', 'confirmRecoveryCode', 'recovery.confirm-code'),
    judgeNewPassword: refused('recovery', 'judgeNewPassword', 'recovery.password'),
    sendContactChangeCode: step('contact-change', 'sendContactChangeCode', sendCode),
    confirmContactChangeCode: step(
      'contact-change',
      'confirmContactChangeCode',
      'contact-change.confirm-code',
    ),
    swapContact: refused('contact-change', 'swapContact', 'contact-change.swap'),
  };
}

/** Writes a step's row; an activity that is tried again leaves the row it has left already. */
function createFlowRecorder({ database, vault, clock }: Parts) {
  const trail = createAuditTrail(database, vault);
  return (flow: string, action: string, { inputId }: Step, origin: AuditOrigin, told: Told) => {
    const { outcome, target = flow, detail = {} } = told;
    // Another code is asked for with the same address: each one sent is told.
    const causeKey = action === sendCode ? undefined : `${action}:${outcome}:${inputId}`;
    return trail.record({
      at: clock(),
      actor: flow,
      action,
      outcome,
      target,
      origin,
      detail,
      ...(causeKey && { causeKey }),
    });
  };
}

/** Whose account a recovery is about; a name or address that nobody has is a keyed hash. One row either way. */
function createClaimedTarget({ database, vault }: Parts) {
  const inputs = createSealedInputRepository(database, vault);
  return async ({ inputId }: Step, { accountInputId }: OpenedRecovery): Promise<Told> => {
    const claimed = await inputs.open<RecoveryIdentifier>(inputId);
    const { accountId } = await inputs.open<RecoveredAccount>(accountInputId);
    const name = 'address' in claimed ? claimed.address : claimed.kind === 'username' ? claimed.username : '';
    const nobody = `name:${vault.audit.pseudonym('name', name)}`;
    return accountId > 0
      ? { outcome: 'ACCEPTED', target: `account:${accountId}` }
      : { outcome: 'REFUSED', target: nobody, detail: { errorCode: 'ACCOUNT_NOT_FOUND' } };
  };
}
