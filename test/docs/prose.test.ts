import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

/** Phrases that readers have to read twice, and what to say instead. */
const banned: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\b(?:is|are|was|were|be|been) told of\b/gi, 'is notified of, is reported'],
  [/\bwhoever\b/gi, 'the caller, anyone who'],
  [/\bso many \w+(?: \w+){0,3} as\b/gi, 'at most'],
  [/\b(?:can|could|to|not|can’t|can't|cannot) be had\b/gi, 'is available'],
  [/(?<!look-)\balike\b/gi, 'both, the same way'],
  [/\banew\b/gi, 'again'],
  [/\b(?:come|comes|came|coming) to be\b/gi, 'becomes, is created'],
  [/\b(?:stands?|stood) still\b/gi, 'is stopped, is paused'],
  [/\b(?:is|are|be) come back to\b/gi, 'is returned to, is retried'],
  [/\bnobody knows\b/gi, 'it is unknown, it is uncertain'],
  [/\bwhatever becomes\b/gi, 'even if'],
  [/\bin mid-\w+/gi, 'during, mid-'],
  [/\btells of it(?:self)?\b/gi, 'reports it'],
  [/\bthe broom\b/gi, 'the cleanup'],
];

const files = execFileSync(
  'git',
  ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.js', '*.css', '*.md', '.env.example'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
  .filter((file) => !file.includes('generated/') && file !== 'test/docs/prose.test.ts');

/** `file:line: phrase (instead)` for each hit. A phrase may run over the end of a comment's line. */
function hitsIn(file: string, content: string): string[] {
  const text = content.replace(/\n[ \t]*(?:\*|\/\/|#) /g, '\n');
  return banned.flatMap(([phrase, instead]) =>
    [...text.replaceAll('\n', ' ').matchAll(phrase)].map(({ index, 0: found }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${file}:${line}: ${found} (${instead})`;
    }),
  );
}

test('no page, text or comment uses a banned phrase', () => {
  expect(files.length).toBeGreaterThan(800);
  const hits = files.flatMap((file) => hitsIn(file, readFileSync(join(root, file), 'utf8')));
  expect(hits).toEqual([]);
});

describe('a banned phrase', () => {
  test.each([
    ['The caller is told of it.', 'is told of'],
    ['For whoever asks.', 'whoever'],
    ['/** Keeps so many rows as fit. */', 'so many rows as'],
    ['It cannot be had here.', 'cannot be had'],
    ['All are treated alike.', 'alike'],
    ['Sealed anew.', 'anew'],
    ['How it came to be.', 'came to be'],
    ['The run stands still.', 'stands still'],
    [' * A block that is\n * told of once.', 'is told of'],
  ])('%j is found', (text, phrase) => {
    expect(hitsIn('a.ts', text)).toEqual([expect.stringContaining(phrase)]);
  });

  test('is not found inside other words', () => {
    expect(hitsIn('a.ts', 'A look-alike; a new one; to be kept.')).toEqual([]);
  });
});
