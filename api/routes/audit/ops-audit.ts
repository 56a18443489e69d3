import type { AuditRecord } from '../../../db/queries/audit/audit-queries.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { auditList, auditQuery } from './schemas/audit.ts';

const head = {
  method: 'get',
  path: '/api/v1/ops/audit',
  access: 'operator',
  tag: 'Operations',
  summary: 'The audit trail, newest first',
  query: auditQuery,
  responses: {
    200: {
      description: 'One page: who did what to which target, why and with which outcome.',
      schema: auditList,
    },
  },
  refusals: [],
} as const;

/** The audit trail. `npm run audit:verify` tells whether it is as it was written. */
export function auditRoutes({ queries }: ApiDependencies): Route[] {
  const { audit } = queries;
  return [
    defineRoute({
      ...head,
      handle: async ({ query }) => {
        const page = await audit.list(query);
        return { status: 200, json: { ...page, items: page.items.map(eventJson) } };
      },
    }),
  ];
}

function eventJson(event: AuditRecord) {
  const { sequence, at, actor, action, outcome, target, reason, detail, hash, requestId, ipHash } = event;
  const origin = { ...(requestId && { requestId }), ...(ipHash && { ipHash }) };
  return { sequence, at: at.toISOString(), actor, action, outcome, target, reason, detail, ...origin, hash };
}
