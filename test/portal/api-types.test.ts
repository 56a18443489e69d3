import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';

const file = new URL('../../portal/shared/api/openapi.ts', import.meta.url);

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

/** UPDATE_API_TYPES=true writes them anew. */
test('the types that the pages call the api by are those of its OpenAPI document', async () => {
  const document = await (await fetch(`${api.url}/api/openapi.json`)).text();

  const types = `// Made from /api/openapi.json: UPDATE_API_TYPES=true npm test -- test/portal/api-types.test.ts\n${astToString(
    await openapiTypescript(document),
  )}`;

  if (process.env['UPDATE_API_TYPES'] === 'true') await writeFile(file, types);
  expect(await readFile(file, 'utf8')).toBe(types);
});
