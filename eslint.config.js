import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/**
 * The arrows of ARCHITECTURE.md: what each folder may import of ours, itself apart. Everything not named is refused.
 */
const arrows = {
  domain: [],
  contracts: ['domain'],
  workflows: ['domain', 'contracts', 'activities'],
  rendering: ['domain', 'contracts'],
  messaging: ['domain', 'contracts'],
  storage: ['domain', 'contracts'],
  parsing: ['domain', 'contracts'],
  db: ['domain', 'contracts'],
  temporal: ['domain', 'contracts', 'workflows'],
  captcha: ['domain', 'contracts'],
  logging: [],
  activities: ['domain', 'contracts', 'db', 'rendering', 'messaging', 'storage', 'parsing'],
  workers: [
    'domain',
    'contracts',
    'db',
    'rendering',
    'messaging',
    'storage',
    'parsing',
    'activities',
    'temporal',
    'logging',
    'workflows',
  ],
  api: ['domain', 'contracts', 'db', 'storage', 'temporal', 'captcha', 'logging', 'workflows'],
  cli: ['domain', 'contracts', 'db', 'storage', 'parsing', 'temporal'],
  portal: ['domain', 'contracts'],
};
const folders = [...Object.keys(arrows), 'scripts', 'bench', 'test'];

const zones = Object.entries(arrows).map(([folder, allowed]) => ({
  target: `./${folder}`,
  from: folders.filter((other) => other !== folder && !allowed.includes(other)).map((other) => `./${other}`),
  message: `${folder}/ may import ${allowed.join(', ') || 'nothing of ours'} only (ARCHITECTURE.md, "Which room may import which").`,
}));

/**
 * The subjects that divide every folder (ARCHITECTURE.md, "Rooms and subjects"), and which others each may import. `audit` is open
 * to all.
 */
const subjects = {
  clearing: [],
  roster: [],
  delivery: [],
  audit: [],
  account: ['roster', 'delivery'],
  activation: ['account', 'roster', 'delivery'],
  statements: ['clearing', 'roster', 'delivery'],
  runs: ['statements', 'clearing', 'roster', 'delivery'],
  operations: ['clearing', 'roster', 'delivery', 'account', 'activation', 'statements', 'runs'],
};
const subjectNames = Object.keys(subjects);
const dividedFolders = [
  'domain',
  'workflows',
  'activities',
  'db/repositories',
  'db/queries',
  'db/web',
  'db/sql',
  'api/routes',
  'messaging/templates',
  'cli/commands',
  'portal/merchant/pages',
];

/** Where a subject's code is; `contracts/` has one file for each. */
const placesOf = (subject) => [
  ...dividedFolders.map((folder) => `./${folder}/${subject}`),
  `./contracts/${subject}.ts`,
];

const subjectZones = Object.entries(subjects)
  .map(([subject, allowed]) => ({
    target: placesOf(subject),
    from: subjectNames
      .filter((other) => other !== subject && other !== 'audit' && !allowed.includes(other))
      .flatMap(placesOf),
    message: `${subject} may import ${['audit', ...allowed].join(', ')} only (ARCHITECTURE.md, "Rooms and subjects").`,
  }))
  // `operations` may import all.
  .filter(({ from }) => from.length > 0);

/** What all subjects build on knows none of them. */
const baseZones = [
  './api/http',
  './api/messages',
  './activities/failures',
  './domain/*.ts',
  './workflows/!(index).ts',
  './messaging/templates/!(index).ts',
].map((target) => ({
  target,
  from: subjectNames.flatMap(placesOf),
  message: 'All subjects build on this; it knows none of them (ARCHITECTURE.md, "Rooms and subjects").',
}));

/** Doors within a folder that is open otherwise. */
const closedDoors = [
  {
    target: './api',
    from: ['./db/repositories', './db/sample', './db/migrations'],
    message: 'api/ reads by db/queries; what it writes itself is in db/web.',
  },
  {
    target: './activities',
    from: ['./db/web'],
    message: 'db/web is what the api writes itself; activities write by db/repositories.',
  },
  {
    target: './db/queries',
    from: ['./db/repositories', './db/web'],
    message: 'Queries only read. What repositories need too is in db/sql.',
  },
  {
    target: './db/repositories',
    from: ['./db/queries', './db/web'],
    message: 'What queries need too is in db/sql.',
  },
  {
    target: './db/sql',
    from: ['./db/queries', './db/repositories', './db/web'],
    message: 'db/sql is below queries, repositories and db/web.',
  },
];

const wallClock = [
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
].map((selector) => ({
  selector,
  message: 'Take the time from the caller: tests run at a time of their own.',
}));

const httpPaths = ['Literal[value=/[/]api[/]v1/]', 'TemplateElement[value.raw=/[/]api[/]v1/]'].map(
  (selector) => ({ selector, message: 'HTTP paths are known to the api alone: return an id or a state.' }),
);

/** Imports that may be of types only: they cost nothing at run time and keep both sides in step. */
const typesOnly = (regex) => ({
  regex,
  allowTypeImports: true,
  message: 'Only `import type` may cross here (ARCHITECTURE.md).',
});

/** Repositories, queries and stores are built once, where a process starts; everything else gets them. */
const builtElsewhere = (regex) => ({
  regex,
  importNamePattern: '^(create|openDatabase)',
  allowTypeImports: true,
  message: 'Take it from the dependencies: it is built once, where the process starts (ARCHITECTURE.md).',
});

const restrictedImports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

/** Where processes start. */
const compositionRoots = {
  api: ['api/server.ts', 'api/dependencies.ts'],
  cli: ['cli/ops.ts', 'cli/context.ts', 'cli/audit-verify.ts', 'cli/rotate-keys.ts'],
  workers: ['workers/dependencies.ts'],
};

const nodeBuiltIns = builtinModules.flatMap((name) => [name, `node:${name}`]);

export default ts.config(
  {
    ignores: ['node_modules/', '.data/', 'coverage/', 'dist/', 'test/replay/histories/', '**/generated/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...ts.configs.recommendedTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver()],
      // Without its parser named, the rule on cycles follows no TypeScript file.
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      // An activity or handler is async by contract, whether or not it waits.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...zones, ...subjectZones, ...baseZones, ...closedDoors] },
      ],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      // A factory counts with all that it makes; a function of its own stays under 40 by review.
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  { files: ['api/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...wallClock] } },
  { files: ['db/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...wallClock, ...httpPaths] } },
  {
    files: ['temporal/**/*.ts', 'cli/**/*.ts', 'activities/**/*.ts', 'workers/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...httpPaths] },
  },
  // Where a process starts it takes its clock from the machine.
  { files: ['api/server.ts', 'db/prepare.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: nodeBuiltIns.map((name) => ({
            name,
            message: 'Workflow code is deterministic: no node built-ins.',
          })),
          patterns: [
            {
              group: ['**/activities/**'],
              allowTypeImports: true,
              message: 'Workflows know activities by type alone.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ThrowStatement > NewExpression[callee.name=/^(Error|TypeError|RangeError|BusinessError)$/]',
          message:
            'Throw an ApplicationFailure (see refusals.ts): a plain Error wedges the workflow for every later update.',
        },
        {
          selector: 'Property[key.name="validator"] > :function[async=true]',
          message:
            'An update validator is synchronous: an async one wedges the workflow for every later update.',
        },
      ],
    },
  },
  {
    files: ['portal/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // Packages, then files from far to near; style sheets, which the rule leaves alone, come last.
      'import-x/order': [
        'error',
        {
          groups: [['builtin', 'external'], 'parent', ['sibling', 'index']],
          alphabetize: { order: 'asc', caseInsensitive: true },
        },
      ],
      // What a component shows is one function.
      'max-lines-per-function': ['error', { max: 140, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['portal/public/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(
        ['window', 'document', 'CSS', 'self', 'caches', 'fetch', 'Request', 'URL'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  // A catalogue grows with the codes, and is read by looking up.
  { files: ['api/messages/*.ts', 'portal/locales/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['workers/**/*.ts'],
    rules: restrictedImports(typesOnly('/workflows/'), builtElsewhere('/db/')),
  },
  {
    files: ['api/**/*.ts', 'temporal/**/*.ts'],
    rules: restrictedImports(typesOnly('/workflows/(?!.*definitions[.]ts$)'), builtElsewhere('/db/')),
  },
  { files: ['cli/**/*.ts', 'activities/**/*.ts'], rules: restrictedImports(builtElsewhere('/db/')) },
  { files: compositionRoots.workers, rules: restrictedImports(typesOnly('/workflows/')) },
  {
    files: compositionRoots.api,
    rules: restrictedImports(typesOnly('/workflows/(?!.*definitions[.]ts$)')),
  },
  { files: compositionRoots.cli, rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  // Within db, `repositories.ts`, `queries.ts` and `web-stores.ts` build; what they build gets what it needs.
  { files: ['db/{repositories,queries,web}/*/*.ts'], rules: restrictedImports(builtElsewhere('^[.]')) },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', 350] },
  },
  { files: ['scripts/**', 'cli/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        require: 'readonly',
        exports: 'writable',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
