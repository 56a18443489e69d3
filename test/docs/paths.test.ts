import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

/** `docs/security.md` names tests from `test/` and has a test of its own. */
const otherRoots: Readonly<Record<string, string>> = { 'docs/security.md': 'test' };
const rooms = new Set(
  execFileSync('git', ['ls-tree', '--name-only', 'HEAD'], { cwd: root, encoding: 'utf8' }).split('\n'),
);

/** Names in backticks that start with a room, and link targets inside the project. */
function pathsIn(text: string): { named: string[]; linked: string[] } {
  const named = [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)].map(([, path]) => path!);
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path!);
  return { named: named.filter((path) => rooms.has(path.split('/')[0]!)), linked };
}

/** The paths of a page that don't exist. */
function missingPaths(page: string, text: string): string[] {
  const { named, linked } = pathsIn(text);
  const folders = [root, join(root, otherRoots[page] ?? '')];
  return [
    ...named.filter((path) => !folders.some((folder) => existsSync(join(folder, path)))),
    ...linked.filter((path) => !existsSync(join(root, dirname(page), path))),
  ];
}

describe('the pages of the project', () => {
  test.each(pages)('%s names existing files and folders only', (page) => {
    expect(missingPaths(page, readFileSync(join(root, page), 'utf8'))).toEqual([]);
  });

  test('a path or link to nothing is found', () => {
    const text = 'See `domain/gone.ts`, `domain/policy.ts` and [a page](gone.md), [another](README.md).';
    expect(missingPaths('ARCHITECTURE.md', text)).toEqual(['domain/gone.ts', 'gone.md']);
  });
});

const subjectPages = pages.filter((page) => page.endsWith('/README.md'));

test.each(subjectPages)('%s has at most 40 lines', (page) => {
  expect(readFileSync(join(root, page), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
});

describe('the table of rooms and subjects in ARCHITECTURE.md', () => {
  const [, section = ''] = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('## Rooms and subjects');
  const [table = ''] = section.trim().split('\n\n');
  const [head = [], , ...rows] = table.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
  const cells = rows.flatMap(([subject, ...paths]) =>
    paths.map((path, at) => {
      const room = head[at + 1]!;
      const place = `${room}${subject}${room === 'contracts/' ? '.ts' : '/'}`;
      return [place, path] as const;
    }),
  );

  test('has nine subjects in twelve rooms', () => expect(cells).toHaveLength(108));

  test.each(cells)('%s is %s', (place, path) => {
    expect(path).toBe(existsSync(join(root, place)) ? place : '–');
  });
});
