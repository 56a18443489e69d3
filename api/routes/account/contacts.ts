import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { contactList, contactPath } from './schemas/contact-change.ts';

const listHead = {
  access: 'account',
  tag: 'Contacts',
  method: 'get',
  path: '/api/v1/contacts',
  summary: 'The bound addresses, masked',
  responses: { 200: { description: 'At most one address per channel.', schema: contactList } },
  refusals: [],
} as const;

const confirmHead = {
  access: 'account',
  audit: 'contact.confirm',
  tag: 'Contacts',
  method: 'post',
  path: '/api/v1/contacts/{channel}/confirmation',
  summary: 'Say that a bound address works',
  description: 'Statements are sent to it again although its mail server rejected our mail.',
  params: contactPath,
  responses: { 204: { description: 'Statements are sent to it again.' } },
  refusals: ['CONTACT_NOT_FOUND'],
} as const;

/** The addresses of the account that is signed in. */
export function contactRoutes({ queries, stores, vault }: ApiDependencies): Route[] {
  const { credentials } = queries;
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
    defineRoute({
      ...confirmHead,
      handle: async ({ actor, params: { channel }, request, now }) => {
        const origin = auditOriginOf(vault, request);
        await stores.confirmContact({ accountId: actor().actorId, channel, origin, now });
        return { status: 204 };
      },
    }),
  ];
}
