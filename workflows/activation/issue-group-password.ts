import type { GroupInvitation, SentGroupInvitation } from '../../contracts/activation.ts';
import { interactive, persistent } from '../proxies.ts';
import { causeOf } from '../refusals.ts';

/** A new initial password for a group, sent to it by mail; what the operator typed is wiped at the end. */
export async function issueGroupPassword(invitation: GroupInvitation): Promise<SentGroupInvitation> {
  try {
    return await interactive.inviteGroup(invitation);
  } catch (error) {
    throw causeOf(error);
  } finally {
    await persistent.wipeFlow({ flowId: invitation.invitationId });
  }
}
