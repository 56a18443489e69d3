import { z } from 'zod';
import type { contactChange as contactChangeWorkflow } from '../../../workflows/index.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { createContactCode } from './flows/contact-code.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { flowIdOf } from '../../http/idempotency.ts';
import { createReauthentication } from './sign-in/reauthentication.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { contactChange, contactChangePath, startContactChangeBody } from './schemas/contact-change.ts';
import { notKnownYet, sendingRefusals, stepHeaders as headers } from './schemas/flow.ts';
import { stillWorkingReply } from '../../http/accepted-reply.ts';
import { createContactChangeCalls } from './flows/account-flow-calls.ts';

const path = '/api/v1/contact-changes';
const own = { access: 'account', tag: 'Contacts' } as const;

const beginHead = {
  audit: 'contact-change.begin',
  ...own,
  method: 'post',
  path,
  summary: 'Bind another address',
  description:
    'Requires the current password and sends a code to the new address, even if another account uses it. The new ' +
    'address replaces the one of the same channel. Nothing changes until the code is confirmed.',
  headers,
  body: startContactChangeBody,
  responses: {
    201: {
      description: 'The code is being sent.',
      schema: contactChange,
      headers: z.object({ Location: z.string() }),
    },
    202: notKnownYet,
  },
  refusals: [
    'PASSWORD_WRONG',
    'PHONE_FORMAT',
    'EMAIL_FORMAT',
    'EMAIL_NOT_ASCII',
    ...sendingRefusals,
    'SERVICE_UNAVAILABLE',
  ],
} as const;

const viewHead = {
  ...own,
  method: 'get',
  path: `${path}/{id}`,
  summary: 'The state of a contact change',
  params: contactChangePath,
  responses: { 200: { description: 'The current state.', schema: contactChange } },
  refusals: ['FLOW_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

/** Beginning to bind another address, and looking at it. */
export function contactChangeRoutes(dependencies: ApiDependencies): Route[] {
  const { sealedInputs, auditTrail: audit, vault, temporal } = dependencies;
  const calls = createContactChangeCalls(temporal);
  const sendCode = createContactCode(temporal);
  const reauthenticate = createReauthentication(dependencies);

  async function begin(
    call: Call<unknown, unknown, z.output<typeof startContactChangeBody>>,
  ): Promise<Reply> {
    const { password, ...contact } = call.body;
    const accountId = call.actor().actorId;
    await reauthenticate(call, password);
    const contactChangeId = flowIdOf(call.request, vault.otpKey, JSON.stringify({ accountId, contact }));
    const origin = auditOriginOf(vault, call.request);
    const inputId = await sealedInputs.seal(contactChangeId, contact, call.now, origin);
    const input = { contactChangeId, accountId, inputId, locale: call.locale };
    await audit.record({
      at: call.now,
      actor: `account:${accountId}`,
      action: beginHead.audit,
      target: `contact-change:${contactChangeId}`,
      origin,
      causeKey: `${beginHead.audit}:${contactChangeId}`,
      detail: { channel: contact.channel },
    });
    await calls.start<typeof contactChangeWorkflow>(contactChangeId, [input]);
    const view = await sendCode(contactChangeId, accountId, `code:${contactChangeId}`);
    const where = `${path}/${contactChangeId}`;
    return view ? { status: 201, headers: { Location: where }, json: view } : stillWorkingReply(where);
  }

  return [
    defineRoute({ ...beginHead, handle: begin }),
    defineRoute({
      ...viewHead,
      handle: async ({ params, actor }) => ({
        status: 200,
        json: await calls.view(params.id, { accountId: actor().actorId }),
      }),
    }),
  ];
}
