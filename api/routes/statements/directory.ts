import type { ViewerOf } from './viewer.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { applicationTypeList, memberList } from './schemas/statement.ts';

const tag = 'Statements';

const typesHead = {
  method: 'get',
  path: '/api/v1/application-types',
  access: 'account',
  tag,
  summary: 'The application types',
  responses: { 200: { description: 'In display order.', schema: applicationTypeList } },
  refusals: [],
} as const;

const membersHead = {
  method: 'get',
  path: '/api/v1/merchants',
  access: 'account',
  tag,
  summary: 'A group’s members, or the merchant itself',
  responses: { 200: { description: 'Ordered by merchant number.', schema: memberList } },
  refusals: [],
} as const;

/** What the filters of the list of statements offer. */
export function directoryRoutes({ queries }: ApiDependencies, viewerOf: ViewerOf): Route[] {
  const { statements } = queries;
  return [
    defineRoute({
      ...typesHead,
      handle: async () => ({ status: 200, json: { items: await statements.applicationTypes() } }),
    }),
    defineRoute({
      ...membersHead,
      handle: async (call) => {
        const { subjectType, subjectId, subjectNo, subjectName } = await viewerOf(call);
        const today = shanghaiDate(call.now.getTime());
        const items =
          subjectType === 'group'
            ? await statements.membersOf(subjectId, today)
            : [{ merchantNo: subjectNo, name: subjectName }];
        return { status: 200, json: { items } };
      },
    }),
  ];
}
