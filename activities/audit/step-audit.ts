import { createAuditTrail, type Recording } from '../../db/audit/audit-trail.ts';
import type { NewAuditEvent } from '../../db/audit/new-audit-event.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface AuditedStep {
  readonly action: string;
  /** The flow itself when absent. */
  readonly actor?: string;
  readonly reason?: string;
  /** What was typed for it; the first tells flow and origin, all together are the event's cause. */
  readonly inputIds: readonly [string, ...string[]];
  readonly target?: string | undefined;
  readonly detail?: NewAuditEvent['detail'];
}

export type StepAuditParts = Pick<ActivityDependencies, 'database' | 'vault' | 'clock'>;

/** The audit rows of a flow's steps. An activity that is tried again leaves the row it has left already. */
export function createStepAudit({ database, vault, clock }: StepAuditParts) {
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
