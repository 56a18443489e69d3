import { createAccountActivities } from './account.ts';
import { createAgreementActivities } from './agreement.ts';
import { createContactActivities } from './contact.ts';
import { createContactChangeActivities } from './contact-change.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { withFailures } from './failures.ts';
import { createGroupInvitationActivities } from './group-invitation.ts';
import { createIdentityActivities } from './identity.ts';
import { createObjectionActivities } from './objection.ts';
import { createOnDemandActivities } from './on-demand.ts';
import { createOperationsActivities } from './operations.ts';
import { createOutboxActivities } from './outbox.ts';
import { createRecoveryActivities } from './recovery.ts';
import { createRunActivities } from './runs.ts';
import { createStatementActivities } from './statements.ts';
import { withStepAudit } from './step-audit.ts';

/** Every activity. Workflows import the type alone; a worker builds them with its dependencies. */
export function createActivities(dependencies: ActivityDependencies) {
  const activities = {
    ...createIdentityActivities(dependencies),
    ...createObjectionActivities(dependencies),
    ...createGroupInvitationActivities(dependencies),
    ...createAgreementActivities(dependencies),
    ...createContactActivities(dependencies),
    ...createAccountActivities(dependencies),
    ...createRecoveryActivities(dependencies),
    ...createContactChangeActivities(dependencies),
    ...createOperationsActivities(dependencies),
    ...createRunActivities(dependencies),
    ...createStatementActivities(dependencies),
    ...createOnDemandActivities(dependencies),
    ...createOutboxActivities(dependencies),
  };
  return withFailures(withStepAudit(activities, dependencies), dependencies.log);
}

export type Activities = ReturnType<typeof createActivities>;
