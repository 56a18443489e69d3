import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { sessionList, sessionPath } from './schemas/session.ts';
import { createSessionAudit } from './sign-in/session-audit.ts';

const tag = 'Session';

const listHead = {
  method: 'get',
  path: '/api/v1/sessions',
  access: 'account',
  beforeTerms: true,
  tag,
  summary: 'The sessions of this account',
  responses: { 200: { description: 'Newest first.', schema: sessionList } },
  refusals: [],
} as const;

const endHead = {
  audit: 'session.end',
  method: 'delete',
  path: '/api/v1/sessions/{id}',
  access: 'account',
  beforeTerms: true,
  tag,
  summary: 'End one of this account’s sessions',
  params: sessionPath,
  responses: { 204: { description: 'Ended.' } },
  refusals: ['SESSION_NOT_FOUND'],
} as const;

const endOthersHead = {
  audit: 'session.end-others',
  method: 'delete',
  path: '/api/v1/sessions',
  access: 'account',
  tag,
  summary: 'End all other sessions of this account',
  responses: { 204: { description: 'Ended.' } },
  refusals: [],
} as const;

/** The browsers an account is signed in on. */
export function sessionListRoutes(dependencies: ApiDependencies): Route[] {
  const { sessions } = dependencies.stores;
  const audit = createSessionAudit(dependencies, 'account');
  return [
    defineRoute({
      ...listHead,
      handle: async ({ actor, now }) => {
        const live = await sessions.list('account', actor().actorId, now);
        const items = live.map(({ sessionId: id, userAgent, createdAt, lastSeenAt }) => ({
          id,
          current: id === actor().sessionId,
          userAgent,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
        }));
        return { status: 200, json: { items } };
      },
    }),
    defineRoute({
      ...endHead,
      handle: async ({ request, params, actor, now }) => {
        const own = await sessions.list('account', actor().actorId, now);
        // Another account's session is as unknown as one that never was.
        if (!own.some(({ sessionId }) => sessionId === params.id))
          throw new BusinessError('SESSION_NOT_FOUND');
        const ended = { sessionId: params.id, actorId: actor().actorId };
        await sessions.end(params.id, now, audit.closed(request, ended, now, 'session.end'));
        return { status: 204 };
      },
    }),
    defineRoute({
      ...endOthersHead,
      handle: async ({ request, actor, now }) => {
        const { actorId, sessionId: except } = actor();
        const record = audit.othersEnded(request, actorId, now);
        await sessions.endAll({ actorType: 'account', actorId }, { now, except, record });
        return { status: 204 };
      },
    }),
  ];
}
