import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../i18n.ts';
import type { paths } from '../../generated/openapi.ts';
import { ApiProblem, type ProblemDocument } from './problem.ts';
import { refusals } from './refusals.ts';
import { sessionActivity } from '../session/session-activity.ts';

/** Errors come in the language of the page. */
const sendLanguage: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  },
};

const recordSessionActivity: Middleware = {
  onResponse: ({ schemaPath }) => sessionActivity.record(schemaPath),
};

/** The api's routes, typed from its own OpenAPI document. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(sendLanguage, recordSessionActivity);

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What the api answered.
 *
 * @throws ApiProblem with the api's code, or UNREACHABLE when no answer came
 */
export async function unwrap<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await request.catch(() => {
    throw new ApiProblem(undefined);
  });
  if (response.ok) return data as Data;
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const problem = new ApiProblem(documentIn(error), Number.isNaN(wait) ? undefined : wait);
  refusals.notify(problem);
  throw problem;
}

/** A proxy's error page is no problem document. */
function documentIn(error: unknown): ProblemDocument | undefined {
  const isDocument = typeof error === 'object' && error !== null && 'code' in error;
  return isDocument ? (error as ProblemDocument) : undefined;
}
