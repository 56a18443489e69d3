import type { z } from 'zod';
import { sealedRunFlow } from '../../../contracts/ids.ts';
import { updateActions, type UpdateInput, type UpdateSelection } from '../../../contracts/runs.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { acceptedReply } from '../../http/accepted-reply.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { accepted, waitingHeaders } from '../../http/schemas/problem.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { linkToRun, runHref } from './run-href.ts';
import { runPath } from './schemas/run.ts';
import { updateBody, updatePreview, updatePreviewQuery } from './schemas/update.ts';

type Kind = UpdateSelection['kind'];

const access = 'operator';
const tag = 'Operations';

const kinds = {
  rows: {
    path: '/api/v1/ops/runs/{id}/updates',
    audit: updateActions.rows,
    preview: 'Preview an update: how many merchants and groups get a next version',
    order: 'Make the next versions of statements whose transactions have changed, or are final now',
  },
  headings: {
    path: '/api/v1/ops/runs/{id}/reissues',
    audit: updateActions.headings,
    preview: 'Preview a reissue: how many merchants and groups have another heading than their statements',
    order: 'Issue statements again under a corrected name, branch or application type',
  },
} as const satisfies Record<Kind, object>;

const refusals = [
  'PERIOD_FORMAT',
  'RUN_NOT_FOUND',
  'RUN_IN_PROGRESS',
  'SUBJECT_NOT_FOUND',
  'CLEARING_INCOMPLETE',
] as const;

const previewHead = (kind: Kind) =>
  ({
    method: 'get',
    path: `${kinds[kind].path}/preview`,
    access,
    tag,
    summary: kinds[kind].preview,
    params: runPath,
    query: updatePreviewQuery,
    responses: {
      200: {
        description: 'The numbers, and a token that stands for exactly this set.',
        schema: updatePreview,
      },
    },
    refusals,
  }) as const;

const orderHead = (kind: Kind) =>
  ({
    audit: kinds[kind].audit,
    method: 'post',
    path: kinds[kind].path,
    access,
    tag,
    summary: kinds[kind].order,
    params: runPath,
    body: updateBody,
    responses: { 202: { description: 'Started.', schema: accepted, headers: waitingHeaders } },
    refusals: [...refusals, 'NOTHING_TO_CHANGE', 'RUN_PREVIEW_STALE', 'SERVICE_UNAVAILABLE'],
  }) as const;

/** Bringing a month up to date: first what that would do, then just that. */
export function updateRoutes({ queries, sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const { runAdmission: admission } = queries;
  const calls = createStatementCalls(temporal);

  async function order(
    kind: Kind,
    call: Call<z.output<typeof runPath>, unknown, z.output<typeof updateBody>>,
  ): Promise<Reply> {
    const { params, body, actor, request, now } = call;
    const { previewToken, reason, provisional: despiteMissing, ...chosen } = body;
    const period = params.id;
    const typed: UpdateInput = { kind, reason, despiteMissing, ...chosen };
    // The plan checks the same rule again in its transaction; checking here gives a quick answer.
    await linkToRun(() => admission.requireDue(period, typed, now, previewToken));
    const inputId = await sealedInputs.seal(sealedRunFlow(period), typed, now, auditOriginOf(vault, request));
    const requestedBy = `operator:${actor().actorId}`;
    await linkToRun(() => calls.startRun({ period, requestedBy, update: { inputId, previewToken } }));
    return acceptedReply(runHref(period));
  }

  return (['rows', 'headings'] as const).flatMap((kind) => [
    defineRoute({
      ...previewHead(kind),
      handle: async ({ params, query, now }) => {
        const { provisional: despiteMissing, ...chosen } = query;
        const selection = { kind, despiteMissing, ...chosen };
        const preview = await linkToRun(() => admission.previewUpdate(params.id, selection, now));
        return { status: 200, json: preview };
      },
    }),
    defineRoute({ ...orderHead(kind), handle: (call) => order(kind, call) }),
  ]);
}
