import type { z } from 'zod';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { noticeList, noticeQuery, readBody } from './schemas/notice.ts';
import { createViewer } from './viewer.ts';

const own = { access: 'account', tag: 'Notices' } as const;

const listHead = {
  ...own,
  method: 'get',
  path: '/api/v1/notices',
  summary: 'Notices about statements and account security',
  query: noticeQuery,
  responses: { 200: { description: 'Newest first.', schema: noticeList } },
  refusals: [],
} as const;

const readHead = {
  ...own,
  method: 'post',
  path: '/api/v1/notices/read',
  summary: 'Mark notices as read up to a point in time',
  body: readBody,
  responses: { 204: { description: 'Marked as read.' } },
  refusals: [],
} as const;

/** The notices of the signed-in account. */
export function noticeRoutes({ queries, stores }: ApiDependencies): Route[] {
  const { notices } = queries;
  const viewerOf = createViewer(queries);

  async function list(call: Call<unknown, z.output<typeof noticeQuery>>): Promise<Reply> {
    const { sessionId } = call.actor();
    const page = await notices({ ...(await viewerOf(call)), sessionId }, call.query);
    const items = page.items.map((notice) => ({ ...notice, at: notice.at.toISOString() }));
    return { status: 200, json: { ...page, items } };
  }

  async function read({ body, actor, now }: Call<unknown, unknown, z.output<typeof readBody>>) {
    const upTo = new Date(body.upTo);
    // Nobody has read what is yet to come.
    await stores.markNoticesRead(actor().actorId, upTo < now ? upTo : now);
    return { status: 204 };
  }

  return [defineRoute({ ...listHead, handle: list }), defineRoute({ ...readHead, handle: read })];
}
