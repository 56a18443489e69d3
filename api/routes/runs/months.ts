import type { MonthRecord } from '../../../db/queries/runs/month-queries.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { monthList, monthListQuery, shownMonth } from './schemas/month.ts';
import { runPath } from './schemas/run.ts';

const access = 'operator';
const tag = 'Operations';

const listHead = {
  method: 'get',
  path: '/api/v1/ops/months',
  access,
  tag,
  summary: 'The months with their states and reasons, newest first',
  query: monthListQuery,
  responses: { 200: { description: 'The months.', schema: monthList } },
  refusals: [],
} as const;

const showHead = {
  method: 'get',
  path: '/api/v1/ops/months/{id}',
  access,
  tag,
  summary: 'One month: whether its clearing is complete, and whether it has changed since it was produced',
  params: runPath,
  responses: { 200: { description: 'The month.', schema: shownMonth } },
  refusals: ['PERIOD_FORMAT'],
} as const;

/** The states of months; what may be done in each is decided by the routes that do it. */
export function monthRoutes({ queries: { months } }: ApiDependencies): Route[] {
  return [
    defineRoute({
      ...listHead,
      handle: async ({ query }) => ({
        status: 200,
        json: { items: (await months.list(query.limit)).map(monthJson) },
      }),
    }),
    defineRoute({
      ...showHead,
      handle: async ({ params }) => ({ status: 200, json: monthJson(await months.byPeriod(params.id)) }),
    }),
  ];
}

function monthJson({ period, state, reasons, declaredUpTo, clearing, run }: MonthRecord) {
  return {
    period,
    state,
    reasons,
    declaredFiles: clearing.declared,
    ...(declaredUpTo && { declaredUpTo }),
    missingFiles: clearing.missing,
    mismatchedFiles: clearing.mismatched,
    changedSubjects: run?.changed ?? 0,
    provisionalSubjects: run?.provisional ?? 0,
  };
}
