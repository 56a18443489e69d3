import { createTermsHistory } from '../../db/queries/terms-history.ts';
import { createTermsAcceptances } from '../../db/web/terms-acceptances.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { originOf } from '../request-origin.ts';
import { defineRoute, type Route } from '../route.ts';
import { agreementBody } from '../schemas/activation.ts';
import { acceptanceList } from '../schemas/terms.ts';

/** Agreeing to a text that was published after the account was made; until then nothing else is answered. */
export function termsAcceptanceRoutes({ database }: ApiDependencies): Route[] {
  const acceptances = createTermsAcceptances(database);
  const historyOf = createTermsHistory(database);
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/terms/acceptances',
      access: 'account',
      beforeTerms: true,
      tag: 'Session',
      summary: 'Agree to the newest service agreement',
      description: 'Other routes answer TERMS_REQUIRED until then.',
      body: agreementBody,
      responses: { 204: { description: 'Written down.' } },
      refusals: ['TERMS_OUTDATED'],
      handle: async ({ body, actor, request, locale, now }) => {
        const accountId = actor().actorId;
        const { version, sha256 } = body;
        const agreed = { version, sha256, locale: body.locale ?? locale };
        await acceptances.accept({ accountId, ...agreed, ...originOf(request), now });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/terms/acceptances',
      access: 'account',
      beforeTerms: true,
      tag: 'Session',
      summary: 'What this account has agreed to, and when',
      responses: { 200: { description: 'Newest first.', schema: acceptanceList } },
      refusals: [],
      handle: async ({ actor }) => {
        const accepted = await historyOf(actor().actorId);
        const items = accepted.map((each) => ({ ...each, acceptedAt: each.acceptedAt.toISOString() }));
        return { status: 200, json: { items } };
      },
    }),
  ];
}
