import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { contactList } from './schemas/contact-change.ts';

const listHead = {
  access: 'account',
  tag: 'Contacts',
  method: 'get',
  path: '/api/v1/contacts',
  summary: 'The bound addresses, masked',
  responses: { 200: { description: 'At most one address per channel.', schema: contactList } },
  refusals: [],
} as const;

/** The addresses of the account that is signed in. */
export function contactRoutes({ queries }: ApiDependencies): Route[] {
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
  ];
}
