import { createAccountActivities } from './activation/account.ts';
import { createAgreementActivities } from './activation/agreement.ts';
import { createClearingActivities } from './clearing/clearing-import.ts';
import { createContactActivities } from './activation/contact.ts';
import { createContactChangeActivities } from './account/contact-change.ts';
import type { DeclaredActivities } from './audit/audited.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { withFailures } from './failures/failures.ts';
import { createGroupInvitationActivities } from './activation/group-invitation.ts';
import { createIdentityActivities } from './activation/identity.ts';
import { createObjectionActivities } from './activation/objection.ts';
import { createOnDemandActivities } from './statements/on-demand.ts';
import { createOperationsActivities } from './operations/operations.ts';
import { createOutboxActivities } from './delivery/outbox.ts';
import { createRecoveryActivities } from './account/recovery.ts';
import { createRunActivities } from './runs/runs.ts';
import { createStatementActivities } from './runs/run-chunk.ts';

/**
 * Every activity. Workflows import the type alone; a worker builds them with its dependencies. One that doesn't declare
 * how it is audited does not compile.
 */
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
    ...createClearingActivities(dependencies),
  } satisfies DeclaredActivities;
  return withFailures(activities, dependencies.log);
}

export type Activities = ReturnType<typeof createActivities>;
