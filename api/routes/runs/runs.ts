import type { z } from 'zod';
import { sealedRunFlow } from '../../../contracts/ids.ts';
import type { RunCommandInput } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { linkToRun, runHref } from './run-href.ts';
import { runItemJson, runJson, waitingRunJson } from './run-json.ts';
import { accepted, waitingHeaders } from '../../http/schemas/problem.ts';
import * as schemas from './schemas/run.ts';
import { unownedJson } from './unowned-json.ts';
import { acceptedReply } from '../../http/accepted-reply.ts';
import { createRunPlanningCall } from '../../../temporal/calls/run-planning-call.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';

const access = 'operator';
const tag = 'Operations';

const listHead = {
  method: 'get',
  path: '/api/v1/ops/runs',
  access,
  tag,
  summary: 'All monthly runs, newest month first',
  responses: { 200: { description: 'The runs.', schema: schemas.runList } },
  refusals: [],
} as const;

const startHead = {
  audit: 'run.start',
  method: 'post',
  path: '/api/v1/ops/runs',
  access,
  tag,
  summary: 'Start the run of a month, or preview it with `dryRun`',
  body: schemas.startRunBody,
  responses: {
    200: { description: 'Dry run: nothing was started.', schema: schemas.plannedRun },
    202: { description: 'Started.', schema: accepted, headers: waitingHeaders },
  },
  refusals: [
    'PERIOD_FORMAT',
    'PERIOD_IN_FUTURE',
    'CLEARING_INCOMPLETE',
    'RUN_EXISTS',
    'RUN_IN_PROGRESS',
    'SERVICE_UNAVAILABLE',
  ],
} as const;

const showHead = {
  method: 'get',
  path: '/api/v1/ops/runs/{id}',
  access,
  tag,
  summary: 'One run, with its failures by error code',
  params: schemas.runPath,
  responses: { 200: { description: 'The run.', schema: schemas.runWithErrors } },
  refusals: ['PERIOD_FORMAT', 'RUN_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

const itemsHead = {
  method: 'get',
  path: '/api/v1/ops/runs/{id}/items',
  access,
  tag,
  summary: 'The items of a run: each merchant or group and its result',
  params: schemas.runPath,
  query: schemas.runItemQuery,
  responses: { 200: { description: 'One page.', schema: schemas.runItemList } },
  refusals: ['PERIOD_FORMAT', 'RUN_NOT_FOUND'],
} as const;

const planHead = {
  method: 'get',
  path: '/api/v1/ops/runs/{id}/plan',
  access,
  tag,
  summary: 'The merchants and groups that a run would include if it were planned now',
  params: schemas.runPath,
  query: schemas.plannedItemQuery,
  responses: { 200: { description: 'One page.', schema: schemas.plannedItemList } },
  refusals: ['PERIOD_FORMAT'],
} as const;

const manifestHead = {
  method: 'get',
  path: '/api/v1/ops/runs/{id}/manifest',
  access,
  tag,
  summary: 'Counts, sums and digest of the last finished attempt of a run',
  params: schemas.runPath,
  responses: { 200: { description: 'The manifest.', schema: schemas.runManifest } },
  refusals: ['PERIOD_FORMAT', 'RUN_NOT_FOUND', 'RUN_IN_PROGRESS'],
} as const;

/** The monthly runs: what became of them, and starting one. */
export function runRoutes({ queries, sealedInputs, vault, temporal }: ApiDependencies): Route[] {
  const { runs, runAdmission: admission } = queries;
  const calls = createStatementCalls(temporal);
  const waitingSince = createRunPlanningCall(temporal);

  async function start({
    body,
    actor,
    request,
    now,
  }: Call<unknown, unknown, z.output<typeof schemas.startRunBody>>): Promise<Reply> {
    const { period, dryRun, provisional: typed } = body;
    if (dryRun) {
      const preview = await admission.previewStart(period, now, typed !== undefined);
      const { unownedRows, unownedMerchants, ...plan } = preview;
      const unowned = unownedJson({ unownedRows, unownedMerchants });
      return { status: 200, json: { period, dryRun, ...plan, ...unowned } };
    }
    await admission.requireStartable(period, now, typed !== undefined);
    const seal = (input: RunCommandInput) =>
      sealedInputs.seal(sealedRunFlow(period), input, now, auditOriginOf(vault, request));
    const provisional = typed && { provisional: { inputId: await seal(typed) } };
    const requestedBy = `operator:${actor().actorId}`;
    await linkToRun(() => calls.startRun({ period, requestedBy, ...provisional }));
    return acceptedReply(runHref(period));
  }

  async function requireRun(period: string) {
    const run = await runs.byPeriod(period);
    if (!run) throw new BusinessError('RUN_NOT_FOUND');
    return run;
  }

  return [
    defineRoute({
      ...listHead,
      handle: async () => ({ status: 200, json: { items: (await runs.list()).map(runJson) } }),
    }),
    defineRoute({ ...startHead, handle: start }),
    defineRoute({
      ...showHead,
      handle: async ({ params: { id: period } }) => {
        const run = await runs.byPeriod(period);
        if (run) return { status: 200, json: runJson(run) };
        // Where a start that was accepted says to look there must be something, also before a worker has planned it.
        const since = await waitingSince(period);
        if (!since) throw new BusinessError('RUN_NOT_FOUND');
        return { status: 200, json: waitingRunJson(period, since) };
      },
    }),
    defineRoute({
      ...manifestHead,
      handle: async ({ params }) => {
        const { period } = await requireRun(params.id);
        const manifest = await runs.manifest(period);
        if (!manifest) throw new BusinessError('RUN_IN_PROGRESS', { where: runHref(period) });
        return { status: 200, json: { ...manifest, createdAt: manifest.createdAt.toISOString() } };
      },
    }),
    defineRoute({
      ...planHead,
      handle: async ({ params, query }) => ({
        status: 200,
        json: await runs.plannedItems(params.id, query.cursor, query.limit),
      }),
    }),
    defineRoute({
      ...itemsHead,
      handle: async ({ params, query }) => {
        const { period } = await requireRun(params.id);
        const page = await runs.items({ period, ...query });
        return { status: 200, json: { ...page, items: page.items.map(runItemJson) } };
      },
    }),
  ];
}
