import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { ApiSettings } from '../dependencies.ts';
import { operationOf } from './openapi-operation.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document of these routes, made from the schemas that judge their requests. */
export function createOpenApiDocument(routes: readonly Route[], settings: ApiSettings) {
  const secure = settings.PUBLIC_ORIGIN.startsWith('https:');
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: settings.BRAND_NAME,
      version: '1.0.0',
      description:
        'Activation, sign-in and monthly clearing statements. Errors are RFC 9457 problem details with a stable `code`. ' +
        'Amounts are in whole fen, dates are in Asia/Shanghai, timestamps are in UTC. Unknown fields are rejected. ' +
        'Cross-site requests that change something are rejected.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: settings.PUBLIC_ORIGIN }],
    tags: tagNames(routes).map((name) => ({ name })),
    paths: pathsOf(routes),
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries({
          account: 'session',
          operator: 'operator',
          activation: 'activation',
          recovery: 'recovery',
        }).map(([scheme, name]) => [
          scheme,
          { type: 'apiKey', in: 'cookie', name: secure ? `__Host-${name}` : name } as const,
        ]),
      ),
    },
  });
}

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: Record<string, Partial<Record<Route['method'], ZodOpenApiOperationObject>>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return paths;
}

function tagNames(routes: readonly Route[]): string[] {
  return [...new Set(routes.map(({ tag }) => tag))];
}
