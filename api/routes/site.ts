import type { ApiDependencies } from '../dependencies.ts';
import type { Reply } from '../http/reply.ts';
import { type Call, defineRoute, type Route } from '../http/route.ts';
import { site } from './schemas/site.ts';

const siteHead = {
  method: 'get',
  path: '/api/v1/site',
  access: 'anyone',
  tag: 'Pages',
  summary: 'Brand, official address and phone numbers',
  description: 'May be cached for five minutes.',
  responses: { 200: { description: 'As configured, with the branches’ phone numbers.', schema: site } },
  refusals: [],
} as const;

/** What every page shows of who runs it: configuration and data, so that no words of a brand are in code. */
export function siteRoutes({ queries, settings }: ApiDependencies): Route[] {
  const { support, terms: termsQueries } = queries;

  async function show({ locale, now }: Call): Promise<Reply> {
    const branches = await support.contacts();
    const regionalContacts = branches.flatMap(({ supportContacts }) =>
      supportContacts.flatMap(({ region, phones }) => phones.map((phone) => ({ region, phone }))),
    );
    const current = await termsQueries.current(locale, now);
    const terms = current && {
      version: current.version,
      title: current.title,
      publishedAt: current.publishedAt.toISOString(),
    };
    const { BRAND_NAME: brand, PUBLIC_ORIGIN: publicOrigin, HOTLINE: hotline } = settings;
    return {
      status: 200,
      headers: { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' },
      json: { brand, publicOrigin, hotline, regionalContacts, ...(terms && { terms }) },
    };
  }

  return [defineRoute({ ...siteHead, handle: show })];
}
