import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { originOf } from '../../http/request-origin.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { agreementBody, acceptanceList } from './schemas/terms.ts';

/** Agreeing to a text that was published after the account was made; until then nothing else is answered. */
export function termsAcceptanceRoutes(dependencies: ApiDependencies): Route[] {
  const { auditTrail: audit, queries, stores, vault } = dependencies;
  return [
    defineRoute({
      audit: 'terms.accept',
      method: 'post',
      path: '/api/v1/terms/acceptances',
      access: 'account',
      beforeTerms: true,
      tag: 'Session',
      summary: 'Accept the current service agreement',
      description: 'Until then, other routes answer TERMS_REQUIRED.',
      body: agreementBody,
      responses: { 204: { description: 'Recorded.' } },
      refusals: ['TERMS_OUTDATED'],
      handle: async ({ body, actor, request, locale, now }) => {
        const accountId = actor().actorId;
        const { version, sha256 } = body;
        const agreed = { version, sha256, locale: body.locale ?? locale };
        const who = { actor: `account:${accountId}`, target: `account:${accountId}` };
        const origin = auditOriginOf(vault, request);
        const event = { at: now, ...who, action: 'terms.accept', origin, detail: { version } };
        const record = audit.recording(event);
        await stores.termsAcceptances.accept({ accountId, ...agreed, ...originOf(request), now, record });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/terms/acceptances',
      access: 'account',
      beforeTerms: true,
      tag: 'Session',
      summary: 'The versions this account has accepted, and when',
      responses: { 200: { description: 'Newest first.', schema: acceptanceList } },
      refusals: [],
      handle: async ({ actor }) => {
        const accepted = await queries.terms.acceptedBy(actor().actorId);
        const items = accepted.map((each) => ({ ...each, acceptedAt: each.acceptedAt.toISOString() }));
        return { status: 200, json: { items } };
      },
    }),
  ];
}
