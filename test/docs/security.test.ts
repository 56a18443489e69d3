import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, 'docs', 'security.md'), 'utf8');

const named = [...text.matchAll(/`([\w./-]+\.(?:ts|md|js))`/g)].map(([, path]) => path!);
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) .*$/gm)].map(([line, number]) => {
  const [, , , holds, how, shown] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  return { number: number!, holds: holds!.replaceAll('*', ''), how: how!, shown: shown! };
});

test('every test and every file that is named is there', () => {
  const gone = named.filter((path) => {
    const folder = path.endsWith('.test.ts') ? join(root, 'test') : root;
    return !existsSync(join(folder, path));
  });
  expect(named.length).toBeGreaterThan(100);
  expect(gone).toEqual([]);
});

test('each requirement stands there once, with how far it holds, and what shows it when it does', () => {
  const numbers = rows.map(({ number }) => number);
  expect(numbers.length).toBeGreaterThan(100);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(rows.map(({ holds }) => holds))).toEqual(new Set(['yes', 'partly', 'no', 'n/a']));
  const unshown = rows.filter(({ holds, shown }) => holds === 'yes' && shown === '');
  expect(unshown.map(({ number }) => number)).toEqual([]);
});

test('what holds partly or not at all is named again where that is said in one place', () => {
  const [, left = ''] = text.split('## What does not hold');
  const [summary = ''] = left.split('\n## ');
  const lacking = rows
    .filter(({ holds }) => holds === 'no' || holds === 'partly')
    .map(({ number }) => number);
  expect(lacking.filter((number) => !summary.includes(number))).toEqual([]);
});
