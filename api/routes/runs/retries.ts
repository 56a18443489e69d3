import type { z } from 'zod';
import { sealedRunFlow } from '../../../contracts/ids.ts';
import type { RetryInput } from '../../../contracts/runs.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { accepted, waitingHeaders } from '../../http/schemas/problem.ts';
import { linkToRun, runHref } from './run-href.ts';
import { retryBody, retryPreview, retryPreviewQuery, runPath } from './schemas/run.ts';
import { acceptedReply } from '../../http/accepted-reply.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';

type Path = z.output<typeof runPath>;

const access = 'operator';
const tag = 'Operations';

const previewHead = {
  method: 'get',
  path: '/api/v1/ops/runs/{id}/retries/preview',
  access,
  tag,
  summary: 'Preview a retry: the number of items it would run',
  params: runPath,
  query: retryPreviewQuery,
  responses: {
    200: {
      description: 'The number of items, and a token that stands for exactly these items.',
      schema: retryPreview,
    },
  },
  refusals: ['PERIOD_FORMAT', 'RUN_NOT_FOUND'],
} as const;

const retryHead = {
  audit: 'run.retry',
  method: 'post',
  path: '/api/v1/ops/runs/{id}/retries',
  access,
  tag,
  summary: 'Retry failed or cancelled items',
  params: runPath,
  body: retryBody,
  responses: { 202: { description: 'Started.', schema: accepted, headers: waitingHeaders } },
  refusals: [
    'PERIOD_FORMAT',
    'RUN_NOT_FOUND',
    'RUN_NOTHING_TO_RETRY',
    'RUN_PREVIEW_STALE',
    'RUN_IN_PROGRESS',
    'CLEARING_INCOMPLETE',
    'SERVICE_UNAVAILABLE',
  ],
} as const;

/** Doing items of a run again that have no statement: first what that would be, then just that. */
export function retryRoutes({ queries, sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const { runs, runAdmission: admission } = queries;
  const calls = createStatementCalls(temporal);

  async function retry({
    params: { id: period },
    body: { previewToken, ...typed },
    actor,
    request,
    now,
  }: Call<Path, unknown, z.output<typeof retryBody>>): Promise<Reply> {
    // The plan checks the same rule again in its transaction; checking here gives a quick answer.
    await linkToRun(() => admission.requireRetryable(period, typed, now, previewToken));
    const origin = auditOriginOf(vault, request);
    const inputId = await sealedInputs.seal(sealedRunFlow(period), typed satisfies RetryInput, now, origin);
    const requestedBy = `operator:${actor().actorId}`;
    await linkToRun(() => calls.startRun({ period, requestedBy, retry: { inputId, previewToken } }));
    return acceptedReply(runHref(period));
  }

  return [
    defineRoute({
      ...previewHead,
      handle: async ({ params, query }) => {
        const preview = await runs.previewRetry(params.id, query);
        return { status: 200, json: preview };
      },
    }),
    defineRoute({ ...retryHead, handle: retry }),
  ];
}
