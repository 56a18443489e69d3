import type { ViewerOf } from './viewer.ts';
import type { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import * as schemas from './schemas/statement.ts';
import { statementJson } from './statement-json.ts';
import { createSearchCheck } from './statement-search.ts';

const access = 'account';
const tag = 'Statements';

type ListCall = Call<unknown, z.output<typeof schemas.statementListQuery>>;

const listHead = {
  method: 'get',
  path: '/api/v1/statements',
  access,
  tag,
  summary: 'The newest version of each statement that overlaps a range of clearing dates',
  query: schemas.statementListQuery,
  responses: {
    200: { description: 'One page, newest period first.', schema: schemas.statementList },
  },
  refusals: ['PERIOD_FORMAT', 'PERIOD_IN_FUTURE', 'APPLICATION_TYPE_UNKNOWN', 'MERCHANT_NO_FORMAT'],
} as const;

const showHead = {
  method: 'get',
  path: '/api/v1/statements/{id}',
  access,
  tag,
  summary: 'One statement, in any version',
  params: schemas.statementPath,
  responses: { 200: { description: 'The statement.', schema: schemas.statement } },
  refusals: ['STATEMENT_NOT_FOUND'],
} as const;

/** The statements of the signed-in merchant or group. Somebody else's are as unknown as those that never were. */
export function statementRoutes({ queries }: ApiDependencies, viewerOf: ViewerOf): Route[] {
  const { statements } = queries;
  const checkSearch = createSearchCheck(queries);

  async function list(call: ListCall): Promise<Reply> {
    const { applicationType: applicationTypes, ...search } = call.query;
    await checkSearch(call.query, call.now);
    const { subjectType, subjectId } = await viewerOf(call);
    const page = await statements.list({ ...search, applicationTypes, subjectType, subjectId });
    return { status: 200, json: { ...page, items: page.items.map(statementJson) } };
  }

  return [
    defineRoute({ ...listHead, handle: list }),
    defineRoute({
      ...showHead,
      handle: async (call) => {
        const found = await statements.byId(call.params.id, await viewerOf(call));
        if (!found) throw new BusinessError('STATEMENT_NOT_FOUND');
        return { status: 200, json: statementJson(found) };
      },
    }),
  ];
}
