import type { ContactChangeView } from '../../../contracts/account.ts';
import { confirmContact } from '../../../workflows/account/contact-change-definitions.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { createContactCode } from './flows/contact-code.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { updateIdOf } from '../../http/idempotency.ts';
import type { Reply } from '../../http/reply.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import {
  codeBody,
  codeRefusals,
  notKnownYet,
  refusedInAnyStep,
  sendingRefusals,
  stepHeaders as headers,
} from './schemas/flow.ts';
import { contactChange, contactChangePath } from './schemas/contact-change.ts';
import { stillWorkingReply } from '../../http/accepted-reply.ts';
import { createContactChangeCalls } from './flows/account-flow-calls.ts';

const path = '/api/v1/contact-changes';
const own = { access: 'account', tag: 'Contacts' } as const;
const led = { 200: { description: 'The state after the step.', schema: contactChange }, 202: notKnownYet };

const codeHead = {
  audit: 'contact-change.send-code',
  ...own,
  method: 'post',
  path: `${path}/{id}/code`,
  summary: 'Send another code to the new address',
  headers,
  params: contactChangePath,
  responses: led,
  refusals: [...refusedInAnyStep, ...sendingRefusals],
} as const;

const otpHead = {
  audit: 'contact-change.confirm-code',
  ...own,
  method: 'post',
  path: `${path}/{id}/otp`,
  summary: 'Confirm the new address with the code and bind it',
  description: 'The previously bound addresses are notified.',
  headers,
  params: contactChangePath,
  body: codeBody,
  responses: led,
  refusals: [...refusedInAnyStep, ...codeRefusals, 'ADDRESS_TAKEN'],
} as const;

/** The steps of a change of contact: another code, and the code. */
export function contactChangeStepRoutes({ sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const calls = createContactChangeCalls(temporal);
  const sendCode = createContactCode(temporal);
  return [
    defineRoute({
      ...codeHead,
      handle: async ({ request, params: { id }, actor }) =>
        replyOf(await sendCode(id, actor().actorId, updateIdOf('code', request)), id),
    }),
    defineRoute({
      ...otpHead,
      handle: async ({ request, params: { id }, actor, body, now }) => {
        const owner = { accountId: actor().actorId };
        // Only its owner may leave anything in a flow, and who owns it the workflow knows.
        await calls.view(id, owner);
        const updateId = updateIdOf('otp', request);
        const inputId = await sealedInputs.seal(id, body, now, auditOriginOf(vault, request));
        const step = { flowId: id, step: 'otp', update: confirmContact, updateId } as const;
        return replyOf(await calls.take({ ...step, input: { ...owner, inputId }, viewArgs: [owner] }), id);
      },
    }),
  ];
}

function replyOf(view: ContactChangeView | undefined, id: string): Reply {
  return view ? { status: 200, json: view } : stillWorkingReply(`${path}/${id}`);
}
