import type {
  OperatedMessage,
  RelayRecord,
  SlowDomain,
} from '../../../db/queries/delivery/outbox-queries.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { createOutboxWake } from '../delivery/outbox-wake.ts';
import { operatorCommandOf } from '../audit/operator-command.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { rowPath } from '../../http/schemas/paging.ts';
import { commandBody } from '../audit/schemas/command.ts';
import * as schemas from './schemas/operations.ts';

const access = 'operator';
const tag = 'Operations';

const listHead = {
  method: 'get',
  path: '/api/v1/ops/outbox',
  access,
  tag,
  summary: 'Mails and SMS, newest first, the state of the relays, and domains that are slowed down',
  query: schemas.outboxQuery,
  responses: { 200: { description: 'One page.', schema: schemas.outboxList } },
  refusals: [],
} as const;

const resendHead = {
  audit: 'message.resend',
  method: 'post',
  path: '/api/v1/ops/outbox/{id}/resend',
  access,
  tag,
  summary: 'Resend a message',
  description:
    'Queues a message again that failed permanently (FAILED) or whose delivery is uncertain (UNKNOWN). Of a SENT message, a ' +
    'second copy with its own Message-ID is queued, unless an earlier copy still waits.',
  params: rowPath,
  body: commandBody,
  responses: { 204: { description: 'Queued for sending.' } },
  refusals: ['ROUTE_NOT_FOUND', 'MESSAGE_NOT_FOUND', 'NOTHING_TO_CHANGE'],
} as const;

const probeHead = {
  audit: 'delivery.probe',
  method: 'post',
  path: '/api/v1/ops/relays/{channel}/probe',
  access,
  tag,
  summary: 'Try a blocked relay now',
  description:
    'Sends one waiting message now instead of at the next probe. If it arrives, the relay is no longer blocked.',
  params: schemas.relayPath,
  body: commandBody,
  responses: { 204: { description: 'The probe is under way.' } },
  refusals: ['ROUTE_NOT_FOUND', 'NOTHING_TO_CHANGE'],
} as const;

/** What was and what was not delivered. */
export function operatorOutboxRoutes(dependencies: ApiDependencies): Route[] {
  const { queries, stores, vault } = dependencies;
  const { outbox } = queries;
  const wakeOutbox = createOutboxWake(dependencies);
  const { deliveryCommands: commands } = stores;
  return [
    defineRoute({
      ...listHead,
      handle: async ({ query, now }) => {
        const page = await outbox.list(query);
        const relays = (await outbox.relays()).map(relayJson);
        const slowDomains = (await outbox.slowDomains(now)).map(slowDomainJson);
        return { status: 200, json: { ...page, items: page.items.map(messageJson), relays, slowDomains } };
      },
    }),
    defineRoute({
      ...resendHead,
      handle: async (call) => {
        await commands.resendMessage(call.params.id, operatorCommandOf(vault, call));
        wakeOutbox();
        return { status: 204 };
      },
    }),
    defineRoute({
      ...probeHead,
      handle: async (call) => {
        await commands.probeRelay(call.params.channel, operatorCommandOf(vault, call));
        wakeOutbox();
        return { status: 204 };
      },
    }),
  ];
}

function messageJson({ errorCode, createdAt, nextTryAt, sentAt, ...message }: OperatedMessage) {
  return {
    ...message,
    ...(errorCode && { errorCode }),
    createdAt: createdAt.toISOString(),
    nextTryAt: nextTryAt.toISOString(),
    ...(sentAt && { sentAt: sentAt.toISOString() }),
  };
}

function relayJson({ since, nextProbeAt, ...relay }: RelayRecord) {
  return {
    ...relay,
    ...(since && { since: since.toISOString() }),
    ...(nextProbeAt && { nextProbeAt: nextProbeAt.toISOString() }),
  };
}

function slowDomainJson({ heldUntil, ...domain }: SlowDomain) {
  return { ...domain, heldUntil: heldUntil.toISOString() };
}
