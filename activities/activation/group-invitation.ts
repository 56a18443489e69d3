import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type {
  GroupInvitation,
  GroupInvitationInput,
  SentGroupInvitation,
} from '../../contracts/activation.ts';
import type { NewOutboxMessage } from '../../db/repositories/delivery/new-outbox-message.ts';
import { initialPassword } from '../../domain/activation/initial-password.ts';
import { policy } from '../../domain/policy.ts';
import { maskAddress } from '../../domain/contact.ts';
import type { GroupInvitationData } from '../../messaging/templates/index.ts';
import { unaudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export function createGroupInvitationActivities(dependencies: ActivityDependencies) {
  const { repositories, clock, wakeOutbox } = dependencies;
  const { groupPasswords: passwords, sealedInputs: inputs } = repositories;

  return {
    /**
     * Gives a group a new initial password and mails it. It is in that mail alone: the operator never sees it, so
     * that nobody but the group has ever known it (guide: 连锁商户由邮件邀请).
     *
     * @throws GROUP_NOT_FOUND, ALREADY_ACTIVATED
     */
    inviteGroup: unaudited(
      'its row is part of the change',
      async (invited: GroupInvitation): Promise<SentGroupInvitation> => {
        const { groupNo, inputId, invitationId, requestedBy: actor, locale } = invited;
        const { email, reason } = await inputs.open<GroupInvitationInput>(inputId);
        const password = initialPassword(policy.groupPassword.characters, randomInt);
        const now = clock();
        const expiresAt = new Date(now.getTime() + policy.groupPassword.lifetimeMs);
        const invitation = (groupName: string): NewOutboxMessage => ({
          dedupeKey: `group-invitation:${invitationId}`,
          channel: 'email',
          address: email,
          locale,
          template: 'group-invitation',
          data: { groupNo, groupName, expiresAt: expiresAt.toISOString() } satisfies Omit<
            GroupInvitationData,
            'initialPassword'
          >,
          secret: { initialPassword: password },
        });
        const passwordHash = await hash(password, policy.argon2);
        await passwords.issue({ groupNo, passwordHash, email, expiresAt, actor, reason, now, invitation });
        await wakeOutbox();
        const maskedAddress = maskAddress('email', email);
        return { groupNo, maskedAddress, expiresAt: expiresAt.toISOString() };
      },
    ),
  };
}
