import type { ViewerOf } from './viewer.ts';
import type { z } from 'zod';
import type { StatementRequestRecord } from '../../../db/web/statements/statement-requests.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { periodOfRange, requireBegun } from '../../../domain/clearing/period.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import { auditOriginOf } from '../audit/audit-origin.ts';
import { createChosenSubject } from './chosen-subject.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { accepted, waitingHeaders } from '../../http/schemas/problem.ts';
import * as shapes from './schemas/statement-request.ts';
import { produceBody } from './schemas/statement.ts';
import { acceptedReply } from '../../http/accepted-reply.ts';
import { createProductionCalls, type Production } from './production-calls.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';

const own = { access: 'account', tag: 'Statements' } as const;
const path = '/api/v1/statement-requests';

const produceHead = {
  ...own,
  audit: 'statement.produce',
  method: 'post',
  path: '/api/v1/statements',
  summary: 'Request statements for a date range within one month',
  description: 'Repeating the request while it is in progress returns the same request.',
  body: produceBody,
  responses: { 202: { description: 'Being produced.', schema: accepted, headers: waitingHeaders } },
  refusals: [
    'PERIOD_FORMAT',
    'PERIOD_ACROSS_MONTHS',
    'PERIOD_IN_FUTURE',
    'CLEARING_INCOMPLETE',
    'MERCHANT_NO_FORMAT',
    'SUBJECT_NOT_FOUND',
    'SERVICE_UNAVAILABLE',
  ],
} as const;

const listHead = {
  ...own,
  method: 'get',
  path,
  summary: 'Recent statement requests of this account',
  responses: { 200: { description: 'Newest first.', schema: shapes.statementRequestList } },
  refusals: ['SERVICE_UNAVAILABLE'],
} as const;

const showHead = {
  ...own,
  method: 'get',
  path: `${path}/{id}`,
  summary: 'The progress of a statement request',
  params: shapes.statementRequestPath,
  responses: { 200: { description: 'The current state.', schema: shapes.statementRequest } },
  refusals: ['STATEMENT_REQUEST_NOT_FOUND', 'SERVICE_UNAVAILABLE'],
} as const;

/** Statements on demand: asking for them, and seeing how far they are. */
export function statementRequestRoutes(
  { queries, stores, auditTrail: audit, vault, temporal }: ApiDependencies,
  viewerOf: ViewerOf,
): Route[] {
  const { statementRequests: requests } = stores;
  const calls = createStatementCalls(temporal);
  const productionOf = createProductionCalls(temporal);
  const chosenSubject = createChosenSubject(queries);

  async function produce(call: Call<unknown, unknown, z.output<typeof produceBody>>): Promise<Reply> {
    const { from, to, merchantNo } = call.body;
    const { now } = call;
    const today = shanghaiDate(now.getTime());
    const period = periodOfRange(from, to);
    requireBegun(period, today);
    const { accountId, ...viewer } = await viewerOf(call);
    const { subjectType, subjectNo } = await chosenSubject({ accountId, ...viewer }, merchantNo, today);
    const subject = { subjectType, subjectNo };
    await queries.statements.requireProducible(period);
    const actor = `account:${accountId}`;
    const origin = auditOriginOf(vault, call.request);
    const detail = { ...period };
    await audit.record({ at: now, actor, action: produceHead.audit, target: actor, origin, detail });
    const workflowRunId = await calls.produce({ ...subject, ...period, requestedBy: actor });
    const id = await requests.keep({ accountId, ...subject, merchantNo, period, workflowRunId, now });
    return acceptedReply(`${path}/${id}`);
  }

  async function look(request: StatementRequestRecord) {
    const { subjectType, subjectNo, period, workflowRunId } = request;
    const production = await productionOf({ subjectType, subjectNo, ...period }, workflowRunId);
    return production && requestJson(request, production);
  }

  async function list({ actor, now }: Call): Promise<Reply> {
    const found = await Promise.all((await requests.list(actor().actorId, now)).map(look));
    return { status: 200, json: { items: found.filter((request) => request !== undefined) } };
  }

  async function show({ params, actor, now }: Call<z.output<typeof shapes.statementRequestPath>>) {
    const request = await requests.find(params.id, actor().actorId, now);
    const json = request && (await look(request));
    if (!json) throw new BusinessError('STATEMENT_REQUEST_NOT_FOUND');
    return { status: 200, json };
  }

  return [
    defineRoute({ ...produceHead, handle: produce }),
    defineRoute({ ...listHead, handle: list }),
    defineRoute({ ...showHead, handle: show }),
  ];
}

function requestJson(request: StatementRequestRecord, production: Production) {
  const { id, period, merchantNo, requestedAt, expiresAt } = request;
  const instants = { requestedAt: requestedAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { id, period, ...(merchantNo && { merchantNo }), ...production, ...instants };
}
