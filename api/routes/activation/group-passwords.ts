import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { GroupInvitationInput } from '../../../contracts/activation.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { groupPasswordBody, groupPath, sentInvitation } from './schemas/group-password.ts';
import { createIdentityCalls } from './identity-calls.ts';

type IssueCall = Call<z.output<typeof groupPath>, unknown, z.output<typeof groupPasswordBody>>;

const issueHead = {
  audit: 'group.password-issued',
  method: 'post',
  path: '/api/v1/ops/groups/{groupNo}/initial-password',
  access: 'operator',
  tag: 'Operations',
  summary: 'Issue a group’s initial password and send it by mail',
  description: 'Replaces the previous one. Only the mail contains the password; operators never see it.',
  params: groupPath,
  body: groupPasswordBody,
  responses: { 201: { description: 'The mail is being sent.', schema: sentInvitation } },
  refusals: [
    'GROUP_NO_FORMAT',
    'EMAIL_FORMAT',
    'EMAIL_NOT_ASCII',
    'GROUP_NOT_FOUND',
    'ALREADY_ACTIVATED',
    'SERVICE_UNAVAILABLE',
  ],
} as const;

/** How a group gets the password that it activates with. */
export function groupPasswordRoutes({ sealedInputs, temporal }: ApiDependencies): Route[] {
  const calls = createIdentityCalls(temporal);

  async function issue({ params, body, actor, locale, now }: IssueCall): Promise<Reply> {
    const invitationId = randomUUID();
    const typed: GroupInvitationInput = body;
    const inputId = await sealedInputs.seal(invitationId, typed, now);
    const requestedBy = `operator:${actor().actorId}`;
    const { groupNo } = params;
    const sent = await calls.inviteGroup({ invitationId, groupNo, inputId, requestedBy, locale });
    return { status: 201, json: sent };
  }

  return [defineRoute({ ...issueHead, handle: issue })];
}
