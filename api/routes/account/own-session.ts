import type { z } from 'zod';
import { createBrowserSession } from './sign-in/browser-session.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';

interface OwnSession {
  readonly access: 'account' | 'operator';
  readonly path: string;
  readonly tag: string;
  /** Who it is, as the interface tells it. */
  readonly profile: z.ZodType;
  /** @throws BusinessError SESSION_REQUIRED when there is nobody of this id any more */
  readonly profileOf: (actorId: number, sessionId: string) => Promise<unknown>;
}

/** Asking who is signed in, and signing out: the same for accounts and operators. */
export function ownSessionRoutes(dependencies: ApiDependencies, own: OwnSession): Route[] {
  const { access, path, tag, profile, profileOf } = own;
  const browser = createBrowserSession(dependencies, access);
  return [
    defineRoute({
      method: 'get',
      path,
      access,
      beforeTerms: true,
      tag,
      summary: 'Who is signed in',
      responses: { 200: { description: 'The signed-in account or operator.', schema: profile } },
      refusals: [],
      handle: async ({ actor }) => {
        const { actorId, sessionId } = actor();
        return { status: 200, json: await profileOf(actorId, sessionId) };
      },
    }),
    defineRoute({
      audit: 'session.close',
      method: 'delete',
      path,
      access,
      beforeTerms: true,
      tag,
      summary: 'Sign out',
      responses: { 204: { description: 'Signed out.' } },
      refusals: [],
      handle: async ({ request, actor, now }) => ({
        status: 204,
        cookies: [await browser.end(request, actor(), now)],
      }),
    }),
  ];
}
