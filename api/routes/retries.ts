import type { z } from 'zod';
import { createRunQueries } from '../../db/queries/run-queries.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Reply } from '../reply.ts';
import { type Call, defineRoute, type Route } from '../route.ts';
import { accepted, waitingHeaders } from '../schemas/problem.ts';
import { retryBody, retryPreview, retryPreviewQuery, runPath } from '../schemas/run.ts';
import { acceptedReply } from '../waiting-reply.ts';
import { createStatementCalls } from '../workflow-calls/statement-calls.ts';

type Path = z.output<typeof runPath>;

const access = 'operator';
const tag = 'Operations';

const previewHead = {
  method: 'get',
  path: '/api/v1/ops/runs/{id}/retries/preview',
  access,
  tag,
  summary: 'How many failed items a retry would do again',
  params: runPath,
  query: retryPreviewQuery,
  responses: {
    200: { description: 'The number, and the token to ask for just these.', schema: retryPreview },
  },
  refusals: ['PERIOD_FORMAT', 'RUN_NOT_FOUND'],
} as const;

const retryHead = {
  audit: 'run.retry',
  method: 'post',
  path: '/api/v1/ops/runs/{id}/retries',
  access,
  tag,
  summary: 'Do the failed items again',
  params: runPath,
  body: retryBody,
  responses: { 202: { description: 'Started.', schema: accepted, headers: waitingHeaders } },
  refusals: [
    'PERIOD_FORMAT',
    'RUN_NOT_FOUND',
    'RUN_NOTHING_TO_RETRY',
    'RUN_PREVIEW_STALE',
    'RUN_IN_PROGRESS',
    'SERVICE_UNAVAILABLE',
  ],
} as const;

/** Doing a run's failed items again: first what that would be, then just that. */
export function retryRoutes({ database, temporal }: ApiDependencies): Route[] {
  const runs = createRunQueries(database);
  const calls = createStatementCalls(temporal);

  async function previewOf(period: string, errorCode: string | undefined) {
    if (!(await runs.byPeriod(period))) throw new BusinessError('RUN_NOT_FOUND');
    return runs.previewRetry(period, errorCode);
  }

  async function retry({
    params,
    body,
    actor,
  }: Call<Path, unknown, z.output<typeof retryBody>>): Promise<Reply> {
    const { previewToken, reason, errorCode } = body;
    // The plan checks both again in its transaction; here they are checked for a quick and plain answer.
    const preview = await previewOf(params.id, errorCode);
    if (preview.items === 0) throw new BusinessError('RUN_NOTHING_TO_RETRY');
    if (preview.previewToken !== previewToken) throw new BusinessError('RUN_PREVIEW_STALE');
    await calls.startRun({
      period: params.id,
      requestedBy: `operator:${actor().actorId}`,
      retry: { reason, previewToken, ...(errorCode && { errorCode }) },
    });
    return acceptedReply(`/api/v1/ops/runs/${params.id}`);
  }

  return [
    defineRoute({
      ...previewHead,
      handle: async ({ params, query }) => {
        const { items, previewToken } = await previewOf(params.id, query.errorCode);
        return { status: 200, json: { items, previewToken } };
      },
    }),
    defineRoute({ ...retryHead, handle: retry }),
  ];
}
