import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';

const file = new URL('../../portal/generated/openapi.ts', import.meta.url);

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

interface Operation {
  responses: Record<string, unknown>;
}

type Paths = Record<string, Record<string, Operation>>;

/** What the pages need of it: no operators' routes yet, and every refusal is the same problem document. */
function forPages(document: { paths: Paths }): OpenAPI3 {
  const problem = { $ref: '#/components/schemas/Problem' };
  const refused = { description: 'Refused.', content: { 'application/problem+json': { schema: problem } } };
  const withOneRefusal = (operation: Operation): Operation => {
    const accepted = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
    return { ...operation, responses: { ...Object.fromEntries(accepted), default: refused } };
  };
  const called = Object.entries(document.paths).filter(([path]) => /^\/api\/v1\/(?!ops\/)/.test(path));
  const paths = called.map(([path, operations]) => {
    const each = Object.entries(operations).map(([method, operation]) => [method, withOneRefusal(operation)]);
    return [path, Object.fromEntries(each)] as const;
  });
  return { ...document, paths: Object.fromEntries(paths) } as unknown as OpenAPI3;
}

/** UPDATE_API_TYPES=true writes them anew. */
test('the types that the pages call the api by are those of its OpenAPI document', async () => {
  const document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as { paths: Paths };

  const types = `// Made from /api/openapi.json: UPDATE_API_TYPES=true npm test -- test/portal/api-types.test.ts\n${astToString(
    await openapiTypescript(forPages(document)),
  )}`;

  if (process.env['UPDATE_API_TYPES'] === 'true') await writeFile(file, types);
  expect(await readFile(file, 'utf8')).toBe(types);
});
