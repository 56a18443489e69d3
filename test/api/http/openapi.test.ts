import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildApp } from '../../../api/app.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { in: string; name: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: unknown }> }>;
  security?: Record<string, string[]>[];
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

interface RouterLayer {
  route?: { path: string; methods: Record<string, boolean> };
}

let api: ApiUnderTest;
let document: Document;

beforeAll(async () => {
  api = await startApi();
  document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as Document;
});
afterAll(() => api.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

function registeredRoutes(): string[] {
  const { stack } = buildApp(api.dependencies).router as unknown as { stack: RouterLayer[] };
  return stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
  );
}

test('is OpenAPI 3.1', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toMatchObject({ title: '商户网上服务系统', version: '1.0.0' });
});

test('lists every registered route and no other', () => {
  const told = operations().map(({ path, method }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
  expect(told.sort()).toEqual(registeredRoutes().sort());
  expect(told.length).toBeGreaterThan(30);
});

test.each([
  'post /api/v1/activations',
  'get /api/v1/activations/{id}',
  'post /api/v1/activations/{id}/identity',
  'post /api/v1/activations/{id}/agreement',
  'post /api/v1/activations/{id}/credentials',
  'post /api/v1/activations/{id}/contact',
  'post /api/v1/activations/{id}/otp',
  'get /api/v1/terms/current',
  'post /api/v1/session',
  'get /api/v1/session',
  'delete /api/v1/session',
  'post /api/v1/session/second-factor',
  'get /api/v1/sessions',
  'delete /api/v1/sessions',
  'get /api/v1/second-factor',
  'post /api/v1/second-factor',
  'post /api/v1/second-factor/confirmation',
  'delete /api/v1/second-factor',
  'delete /api/v1/sessions/{id}',
  'post /api/v1/recoveries',
  'get /api/v1/recoveries/{id}',
  'post /api/v1/recoveries/{id}/otp',
  'post /api/v1/recoveries/{id}/password',
  'post /api/v1/password',
  'get /api/v1/contacts',
  'post /api/v1/contact-changes',
  'get /api/v1/contact-changes/{id}',
  'post /api/v1/contact-changes/{id}/code',
  'post /api/v1/contact-changes/{id}/otp',
  'get /api/v1/application-types',
  'get /api/v1/merchants',
  'get /api/v1/statements',
  'post /api/v1/statements',
  'get /api/v1/statements/{id}',
  'get /api/v1/statements/{id}/files/{format}',
  'get /api/v1/ops/runs',
  'post /api/v1/ops/runs',
  'get /api/v1/ops/runs/{id}',
  'get /api/v1/ops/runs/{id}/items',
  'post /api/v1/ops/runs/{id}/retries',
  'get /healthz',
  'get /readyz',
])('has %s', (wanted) => {
  expect(operations().map(({ path, method }) => `${method} ${path}`)).toContain(wanted);
});

describe('each operation', () => {
  test('has a unique id, a description and its path’s parameters', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      expect(operation.summary.length).toBeGreaterThan(3);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(given.map(({ name }) => name)).toEqual(named);
      expect(given.every(({ required }) => required)).toBe(true);
    }
  });

  test('has a success and its problems, all of one shape', () => {
    for (const { path, operation } of operations()) {
      const statuses = Object.keys(operation.responses);
      expect(statuses.some((status) => /^[23]/.test(status))).toBe(true);
      expect(statuses).toContain('500');
      if (operation.requestBody)
        expect(statuses).toEqual(expect.arrayContaining(['400', '403', '413', '415']));
      if (path.startsWith('/api/v1/ops/runs')) expect(statuses).toContain('401');
      for (const status of statuses.filter((each) => /^[45]/.test(each))) {
        const { content } = operation.responses[status]!;
        expect(content).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
      }
    }
  });

  test('has no dangling reference', () => {
    const text = JSON.stringify(document);
    for (const [, kind, name] of text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      expect(
        (document.components as unknown as Record<string, Record<string, unknown>>)[kind!],
      ).toHaveProperty(name!);
    }
    const schemes = operations().flatMap(({ operation }) =>
      (operation.security ?? []).flatMap((each) => Object.keys(each)),
    );
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
  });
});

test('a request’s schema is the one that validates it', () => {
  const { requestBody } = document.paths['/api/v1/session']!['post']!;
  expect(requestBody!.content['application/json']!.schema).toMatchObject({
    type: 'object',
    required: ['username', 'password'],
    additionalProperties: false,
  });
});
