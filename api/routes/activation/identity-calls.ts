import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type {
  VerifiedSubject,
  GroupInvitation,
  SentGroupInvitation,
  ObjectionOutcome,
} from '../../../contracts/activation.ts';
import { taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { activationSubject } from '../../../workflows/activation/definitions.ts';
import type { issueGroupPassword, settleObjection } from '../../../workflows/index.ts';
import { businessErrorIn } from '../../../temporal/calls/temporal-failure.ts';
import { withinDeadline } from '../../../temporal/calls/within-deadline.ts';

/** Short work around an activation, waited for; all of it refuses with a BusinessError. */
export function createIdentityCalls(client: Client) {
  async function refusing<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await withinDeadline(client, call);
    } catch (error) {
      throw businessErrorIn(error) ?? error;
    }
  }

  /** Two clicks are one objection. @throws BusinessError OBJECTION_NOT_FOUND, SERVICE_UNAVAILABLE */
  async function object(objectionId: string): Promise<ObjectionOutcome> {
    const { outcome } = await refusing(() =>
      client.workflow.execute<typeof settleObjection>('settleObjection', {
        taskQueue: taskQueues.interactive,
        workflowId: workflowIds.activationObjection(objectionId),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{ objectionId }],
      }),
    );
    return outcome;
  }

  /** @throws BusinessError GROUP_NOT_FOUND, ALREADY_ACTIVATED, SERVICE_UNAVAILABLE */
  async function inviteGroup(invitation: GroupInvitation): Promise<SentGroupInvitation> {
    return refusing(() =>
      client.workflow.execute<typeof issueGroupPassword>('issueGroupPassword', {
        taskQueue: taskQueues.interactive,
        workflowId: workflowIds.groupInvitation(invitation.invitationId),
        args: [invitation],
      }),
    );
  }

  /** Whom an activation has proved to act for; undefined before it has. @throws BusinessError FLOW_NOT_FOUND, SERVICE_UNAVAILABLE */
  async function subjectOf(activationId: string): Promise<VerifiedSubject | undefined> {
    const handle = client.workflow.getHandle(workflowIds.activation(activationId));
    try {
      return (await withinDeadline(client, () => handle.query(activationSubject))) ?? undefined;
    } catch (error) {
      throw error instanceof WorkflowNotFoundError ? new BusinessError('FLOW_NOT_FOUND') : error;
    }
  }

  return { object, inviteGroup, subjectOf };
}
