import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../../generated/openapi.ts';
import { currentLanguage } from '../i18n.ts';
import { sessionActivity } from '../session/session-activity.ts';
import { ApiProblem, type ProblemDocument } from './problem.ts';
import { refusals } from './refusals.ts';

/** Asks for error texts in the language of the page. */
const sendLanguage: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  },
};

const recordSessionActivity: Middleware = {
  onResponse: ({ schemaPath }) => sessionActivity.record(schemaPath),
};

/** The API client, typed from the OpenAPI document. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(sendLanguage, recordSessionActivity);

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Returns the data of a response.
 *
 * @throws ApiProblem with the API's code, or UNREACHABLE without a response
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

/** Undefined if the body is not a problem document, such as a proxy's error page. */
function documentIn(error: unknown): ProblemDocument | undefined {
  const isDocument = typeof error === 'object' && error !== null && 'code' in error;
  return isDocument ? (error as ProblemDocument) : undefined;
}
