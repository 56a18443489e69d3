import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { httpStatusOf } from './http-status.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { hostExemptPaths } from './middleware/official-host.ts';
import type { ResponseDocumentation, Route } from './route.ts';
import { problem } from './schemas/problem.ts';

const requestId = z.object({ 'X-Request-Id': z.string() });

/** One route as the OpenAPI document tells it. */
export function operationOf(route: Route): ZodOpenApiOperationObject {
  const { tag, summary, description, access, params, query, headers, body, bodyOptional } = route;
  return {
    operationId: operationIdOf(route),
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(access !== 'anyone' && { security: [{ [access]: [] }] }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && {
      requestBody: { required: !bodyOptional, content: { 'application/json': { schema: body } } },
    }),
    responses: { ...successesOf(route), ...problemsOf(route) },
  };
}

function successesOf({ responses }: Route): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [status, successOf(response)]),
  );
}

function successOf({
  description,
  schema,
  contentType,
  headers,
}: ResponseDocumentation): ZodOpenApiResponseObject {
  const types = (contentType ?? (schema ? 'application/json' : '')).split(', ').filter(Boolean);
  return {
    description,
    headers: headers ? requestId.extend(headers.shape) : requestId,
    ...(types.length > 0 && {
      content: Object.fromEntries(types.map((type) => [type, schema ? { schema } : {}])),
    }),
  };
}

function problemsOf(route: Route): Record<string, ZodOpenApiResponseObject> {
  const byStatus = Map.groupBy(
    new Set([...route.refusals, ...refusalsOfAny(route)]),
    (code) => httpStatusOf[code],
  );
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        headers: requestId,
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

/** What every route of its kind may refuse with. */
function refusalsOfAny({ method, path, access, beforeTerms, body, params, query }: Route): ErrorCode[] {
  return [
    ...(method === 'get' ? [] : (['REQUEST_CROSS_SITE'] as const)),
    ...(access === 'account' || access === 'operator' ? (['SESSION_REQUIRED'] as const) : []),
    ...(access === 'account' && !beforeTerms ? (['TERMS_REQUIRED'] as const) : []),
    ...(params || query || body ? (['REQUEST_MALFORMED', 'REQUEST_INVALID'] as const) : []),
    ...(body ? (['REQUEST_TOO_LARGE', 'MEDIA_TYPE_UNSUPPORTED'] as const) : []),
    ...(hostExemptPaths.has(path) ? [] : (['WRONG_HOST'] as const)),
    'INTERNAL',
  ];
}

/** `POST /api/v1/activations/{id}/otp` → `postActivationsIdOtp` */
function operationIdOf({ method, path }: Route): string {
  const words = path.replace(/^\/api\/v1/, '').match(/[A-Za-z0-9]+/g) ?? ['start', 'page'];
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}
