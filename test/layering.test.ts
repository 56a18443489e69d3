import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

const cases = [
  ['domain', "export { workflowIds } from '../contracts/ids.ts';", 'import-x/no-restricted-paths'],
  ['rendering', "export { openDatabase } from '../db/orm.ts';", 'import-x/no-restricted-paths'],
  [
    'activities',
    "export { connectTemporal } from '../temporal/connection.ts';",
    'import-x/no-restricted-paths',
  ],
  [
    'api',
    "export { createRunRepository } from '../db/repositories/runs/run-repository.ts';",
    'import-x/no-restricted-paths',
  ],
  ['cli', "export { buildApp } from '../api/app.ts';", 'import-x/no-restricted-paths'],
  [
    'api',
    "export { merchantActivation } from '../workflows/index.ts';",
    '@typescript-eslint/no-restricted-imports',
  ],
  [
    'workflows',
    "export { createActivities } from '../activities/index.ts';",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['workflows', "export { readFile } from 'node:fs';", '@typescript-eslint/no-restricted-imports'],
  ['workflows', "export const planted = () => { throw new Error('x'); };", 'no-restricted-syntax'],
  ['workflows', 'export const planted = { validator: async () => undefined };', 'no-restricted-syntax'],
  ['domain', 'const planted: any = 1; export { planted };', '@typescript-eslint/no-explicit-any'],
  ['domain', "import { b } from './planted-12.ts'; export const a = b();", 'import-x/no-cycle'],
  ['domain', "import { a } from './planted-11.ts'; export const b = (): number => a;", 'import-x/no-cycle'],
  ['contracts', "export { policy } from '../domain/policy.ts';", undefined],
  [
    'domain/activation',
    "export { rowsIn } from '../statements/statement-page.ts';",
    'import-x/no-restricted-paths',
  ],
  [
    'db/repositories/statements',
    "export { planRun } from '../runs/run-plan.ts';",
    'import-x/no-restricted-paths',
  ],
  ['contracts', "export type { RunState } from './runs.ts';", undefined],
  ['api/http', "export { routes } from '../routes/account/session.ts';", 'import-x/no-restricted-paths'],
  ['domain', "export { canonicalUsername } from './account/credentials.ts';", 'import-x/no-restricted-paths'],
  [
    'workflows',
    "export { deliverOutbox } from './delivery/deliver-outbox.ts';",
    'import-x/no-restricted-paths',
  ],
  ['db/repositories/runs', "export { addTotals } from '../../../domain/clearing/totals.ts';", undefined],
  [
    'api/routes',
    "export { createSessions } from '../../db/web/account/sessions.ts';",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['api/routes', "export type { createSessions } from '../../db/web/account/sessions.ts';", undefined],
  [
    'cli/commands',
    "export { createRunQueries } from '../../db/queries/runs/run-queries.ts';",
    '@typescript-eslint/no-restricted-imports',
  ],
  [
    'activities/runs',
    "export { createRunRepository } from '../../db/repositories/runs/run-repository.ts';",
    '@typescript-eslint/no-restricted-imports',
  ],
  [
    'db/queries/runs',
    "export { createRunQueries } from './run-queries.ts';",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['captcha', "export { openDatabase } from '../db/orm.ts';", 'import-x/no-restricted-paths'],
  ['captcha', "export { policy } from '../domain/policy.ts';", undefined],
  ['parsing', "export { openDatabase } from '../db/orm.ts';", 'import-x/no-restricted-paths'],
  ['parsing', "export { policy } from '../domain/policy.ts';", undefined],
  ['api', "export { sniff } from '../parsing/sniff.ts';", 'import-x/no-restricted-paths'],
  [
    'activities/account',
    "export { createPasswords } from '../../db/web/account/passwords.ts';",
    'import-x/no-restricted-paths',
  ],
  [
    'db/queries/account',
    "export { createTermsRepository } from '../../repositories/account/terms-repository.ts';",
    'import-x/no-restricted-paths',
  ],
  [
    'db/repositories/account',
    "export { createTermsQueries } from '../../queries/account/terms-queries.ts';",
    'import-x/no-restricted-paths',
  ],
  [
    'db/sql/account',
    "export { createTermsQueries } from '../../queries/account/terms-queries.ts';",
    'import-x/no-restricted-paths',
  ],
  ['db/queries', "export { currentTerms } from '../sql/account/current-terms.ts';", undefined],
  [
    'db/repositories/roster',
    "export { currentTerms } from '../../sql/account/current-terms.ts';",
    'import-x/no-restricted-paths',
  ],
  ['db/queries', 'export const planted = () => Date.now();', 'no-restricted-syntax'],
  ['api/routes', 'export const planted = () => new Date();', 'no-restricted-syntax'],
  ['api/routes', 'export const planted = (at: number) => new Date(at);', undefined],
  ['db/queries', "export const planted = '/api/v1/ops/runs';", 'no-restricted-syntax'],
  ['temporal/calls', 'export const planted = (id: string) => `/api/v1/runs/${id}`;', 'no-restricted-syntax'],
  ['cli', "export const planted = '/api/v1/ops/runs';", 'no-restricted-syntax'],
  ['activities', "export const planted = '/api/v1/ops/runs';", 'no-restricted-syntax'],
  ['api/routes', "export const planted = '/api/v1/ops/runs';", undefined],
] as const;

const paths = cases.map(([folder], index) => join(root, folder, `planted-${index}.ts`));
let broken: Map<string, string[]>;

/** Plants a file for each case in the tree and lints them all at once, as `npm run lint` would. */
beforeAll(() => {
  for (const [index, path] of paths.entries()) writeFileSync(path, `${cases[index]![1]}\n`);
  const eslint = join(root, 'node_modules', '.bin', 'eslint');
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { stdout } = spawnSync(
    process.execPath,
    [eslint, '--no-ignore', '--format', 'json', ...paths],
    options,
  );
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
  broken = new Map(results.map(({ filePath, messages }) => [filePath, messages.map(({ ruleId }) => ruleId)]));
}, 120_000);

afterAll(() => {
  for (const path of paths) rmSync(path, { force: true });
});

test.each(cases.map(([folder, source, rule], index) => ({ folder, source, rule, path: paths[index]! })))(
  'in $folder, `$source` breaks $rule',
  ({ rule, path }) => {
    if (rule) expect(broken.get(path)).toContain(rule);
    else expect(broken.get(path)).toEqual([]);
  },
);
