import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import LongestFirst from '../../scripts/testing/longest-first.mjs';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'scripts', 'testing', 'durations.json');
const durations = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;

test('test files that take long start first, the longest at the head', async () => {
  const context = { config: { rootDir: root, cache: false }, hasteFS: { getSize: () => 1 } };
  const paths = [
    'test/config.test.ts',
    'test/model/activation-model.test.ts',
    'test/browser/every-page.test.ts',
  ];
  const tests = paths.map((path) => ({ path: join(root, path), context }));
  const sequencer = new LongestFirst({ contexts: [], globalConfig: {} } as never);
  const sorted = await sequencer.sort(tests as never);
  expect(sorted.map(({ path }) => path)).toEqual(paths.toReversed().map((path) => join(root, path)));
});

test('durations.json names files that exist', () => {
  expect(Object.keys(durations).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
