import { z } from 'zod';
import type { ContactChangeView } from '../../contracts/contact-change.ts';
import { createCredentialQueries } from '../../db/queries/credential-queries.ts';
import { createSealedInputs } from '../../db/web/sealed-inputs.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { confirmContact, sendContactCode } from '../../workflows/contact-change/definitions.ts';
import type { contactChange as contactChangeWorkflow } from '../../workflows/index.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { flowIdOf, updateIdOf } from '../idempotency.ts';
import { createReauthentication } from '../reauthentication.ts';
import type { Reply } from '../reply.ts';
import { type Call, defineRoute, type Route } from '../route.ts';
import { codeBody, idempotencyKey } from '../schemas/activation.ts';
import {
  contactChange,
  contactChangePath,
  contactList,
  startContactChangeBody,
} from '../schemas/contact-change.ts';
import { stillWorking, waitingHeaders } from '../schemas/problem.ts';
import { stillWorkingReply } from '../waiting-reply.ts';
import { createContactChangeCalls } from '../workflow-calls/contact-change-calls.ts';

const path = '/api/v1/contact-changes';
const own = { access: 'account', tag: 'Contacts' } as const;
const headers = z.object({ 'Idempotency-Key': idempotencyKey });
const notKnownYet = { description: 'Not known yet.', schema: stillWorking, headers: waitingHeaders };
const led = { 200: { description: 'The state it led to.', schema: contactChange }, 202: notKnownYet };
const ofCodes = ['CODE_RESEND_TOO_SOON', 'CODE_LIMIT_REACHED', 'CODE_NOT_SENT'] as const;
const inAnyStep: readonly ErrorCode[] = [
  'FLOW_NOT_FOUND',
  'FLOW_EXPIRED',
  'FLOW_LOCKED',
  'STEP_OUT_OF_ORDER',
  'INPUT_GONE',
  'SERVICE_UNAVAILABLE',
];

const listHead = {
  ...own,
  method: 'get',
  path: '/api/v1/contacts',
  summary: 'The bound addresses, masked',
  responses: { 200: { description: 'One of each channel at the most.', schema: contactList } },
  refusals: [],
} as const;

const beginHead = {
  ...own,
  method: 'post',
  path,
  summary: 'Bind another address',
  description:
    'Asks for the password again and sends a code to the new address, whether or not it is bound elsewhere. It takes ' +
    'the place of the address of the same channel, or comes beside that of the other; until it is proved nothing changes.',
  headers,
  body: startContactChangeBody,
  responses: {
    201: {
      description: 'A code is on its way.',
      schema: contactChange,
      headers: z.object({ Location: z.string() }),
    },
    202: notKnownYet,
  },
  refusals: ['PASSWORD_WRONG', 'PHONE_FORMAT', 'EMAIL_FORMAT', ...ofCodes, 'SERVICE_UNAVAILABLE'],
} as const;

const viewHead = {
  ...own,
  method: 'get',
  path: `${path}/{id}`,
  summary: 'Where a change stands',
  params: contactChangePath,
  responses: { 200: { description: 'Its state.', schema: contactChange } },
  refusals: ['FLOW_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

const codeHead = {
  ...own,
  method: 'post',
  path: `${path}/{id}/code`,
  summary: 'Have another code sent to the new address',
  headers,
  params: contactChangePath,
  responses: led,
  refusals: [...inAnyStep, ...ofCodes],
} as const;

const otpHead = {
  ...own,
  method: 'post',
  path: `${path}/{id}/otp`,
  summary: 'Prove the new address with the code; it is bound from then on',
  description: 'The addresses bound before are told.',
  headers,
  params: contactChangePath,
  body: codeBody,
  responses: led,
  refusals: [...inAnyStep, 'CODE_WRONG', 'CODE_EXPIRED', 'CODE_TRIES_EXHAUSTED', 'ADDRESS_TAKEN'],
} as const;

/** The addresses of the account that is signed in, and changing them. */
export function contactChangeRoutes(dependencies: ApiDependencies): Route[] {
  const { database, vault, temporal } = dependencies;
  const credentials = createCredentialQueries(database, vault);
  const calls = createContactChangeCalls(temporal);
  const sealedInputs = createSealedInputs(database, vault);
  const reauthenticate = createReauthentication(dependencies);

  async function begin(call: Call<unknown, unknown, z.output<typeof startContactChangeBody>>) {
    const { password, ...contact } = call.body;
    const accountId = call.actor().actorId;
    await reauthenticate(call, password);
    const contactChangeId = flowIdOf(call.request, vault.otpKey, JSON.stringify({ accountId, contact }));
    const inputId = await sealedInputs.put(contactChangeId, contact, call.now);
    const input = { contactChangeId, accountId, inputId, locale: call.locale };
    await calls.start<typeof contactChangeWorkflow>(contactChangeId, [input]);
    const view = await sendCode(contactChangeId, accountId, `code:${contactChangeId}`);
    return replyOf(view, contactChangeId, 201);
  }

  function sendCode(flowId: string, accountId: number, updateId: string) {
    const asking = { input: { accountId }, viewArgs: [{ accountId }] as [{ accountId: number }] };
    return calls.take({ flowId, step: 'code', update: sendContactCode, updateId, ...asking });
  }

  return [
    defineRoute({
      ...listHead,
      handle: async ({ actor }) => {
        const bound = await credentials.contacts(actor().actorId);
        const items = bound.map(({ boundAt, ...contact }) => ({
          ...contact,
          boundAt: boundAt.toISOString(),
        }));
        return { status: 200, json: { items } };
      },
    }),
    defineRoute({ ...beginHead, handle: begin }),
    defineRoute({
      ...viewHead,
      handle: async ({ params, actor }) => ({
        status: 200,
        json: await calls.view(params.id, { accountId: actor().actorId }),
      }),
    }),
    defineRoute({
      ...codeHead,
      handle: async ({ request, params: { id }, actor }) =>
        replyOf(await sendCode(id, actor().actorId, updateIdOf('code', request)), id, 200),
    }),
    defineRoute({
      ...otpHead,
      handle: async ({ request, params: { id }, actor, body, now }) => {
        const owner = { accountId: actor().actorId };
        // Only its owner may leave anything in a flow, and who owns it the workflow knows.
        await calls.view(id, owner);
        const updateId = updateIdOf('otp', request);
        const input = { ...owner, inputId: await sealedInputs.put(id, body, now) };
        const step = { flowId: id, step: 'otp', update: confirmContact, updateId } as const;
        return replyOf(await calls.take({ ...step, input, viewArgs: [owner] }), id, 200);
      },
    }),
  ];
}

function replyOf(view: ContactChangeView | undefined, id: string, status: 200 | 201): Reply {
  if (!view) return stillWorkingReply(`${path}/${id}`);
  return { status, json: view, ...(status === 201 && { headers: { Location: `${path}/${id}` } }) };
}
