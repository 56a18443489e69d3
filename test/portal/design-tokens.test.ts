import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { customProperties, inlineTokens } from '../../portal/shared/styles/custom-properties.ts';
import { tokens } from '../../portal/shared/styles/tokens.ts';
import { contrastOf } from './contrast.ts';

const root = new URL('../../', import.meta.url);
const tokenFile = 'portal/shared/styles/tokens.ts';
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'portal'], { cwd: root });
const sources = String(listed)
  .split('\n')
  .filter((path) => /\.(css|tsx?|html|svg)$/.test(path))
  .filter((path) => path !== tokenFile && !path.includes('/generated/'))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));

interface Declaration {
  readonly path: string;
  readonly property: string;
  readonly value: string;
}

const declarations: readonly Declaration[] = sources
  .filter(({ path }) => path.endsWith('.css'))
  .flatMap(({ path, text }) =>
    [...text.replace(/\/\*[^]*?\*\//g, '').matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+);/g)].map(
      ([, property, value]) => ({ path, property: property!, value: value! }),
    ),
  );

/** Declarations of these properties whose value has a word that is not allowed. */
function literals(properties: RegExp, allowed: RegExp): readonly Declaration[] {
  return declarations.filter(
    ({ property, value }) => properties.test(property) && !wordsOf(value).every((word) => allowed.test(word)),
  );
}

/** The words of a value; what stands in brackets belongs to the word. */
function wordsOf(value: string): string[] {
  return value.match(/[^\s(,]*\((?:[^()]|\([^()]*\))*\)|[^\s,/]+/g) ?? [];
}

const colour = String.raw`var\(--color-[\w-]+\)|transparent|currentcolor|inherit|none`;

test('only the token file has a literal colour', () => {
  const literal =
    /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i;
  const found = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => literal.test(line))
      .map((line) => ({ path, line })),
  );

  expect(declarations.length).toBeGreaterThan(400);
  expect(found).toEqual([]);
  expect(
    literals(/^(?:color|background|fill|stroke|(?:[\w-]+-)?color)$/, new RegExp(`^(?:${colour})$`)),
  ).toEqual([]);
  expect(
    literals(
      /^(?:border|border-(?:top|right|bottom|left|inline|block)|outline|box-shadow|filter)$/,
      new RegExp(
        `^(?:${colour}|0|inset|solid|[\\d.]+px|var\\(--shadow-\\w+\\)|drop-shadow\\(var\\(--shadow-\\w+\\)\\))$`,
      ),
    ),
  ).toEqual([]);
});

test('margins, padding and gaps are steps of the spacing scale', () => {
  const step = String.raw`var\(--space-[\w-]+\)`;
  expect(
    literals(
      /^(?:margin|padding|gap)(?:-[\w-]+)?$/,
      new RegExp(`^(?:0|auto|\\d+%|${step}|calc\\((?:-1 \\* ${step}|${step} \\+ ${step})\\))$`),
    ),
  ).toEqual([]);
});

test('text sizes are steps of the type scale', () => {
  expect(literals(/^font-size$/, /^var\(--size-\w+\)$/)).toEqual([]);
});

test('each custom property in use is a token, and each token is in use', () => {
  const used = sources.flatMap(({ text }) =>
    [...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name),
  );

  expect([...new Set(used)].sort()).toEqual([...customProperties.keys()].sort());
  expect(() => inlineTokens('color: var(--color-typo)')).toThrow('--color-typo');
});

test.each([
  ['text', 'ground'],
  ['text', 'surface'],
  ['text', 'accentPale'],
  ['text', 'warnPale'],
  ['text', 'goodPale'],
  ['textQuiet', 'ground'],
  ['textQuiet', 'surface'],
  ['textQuiet', 'disabled'],
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['accent', 'accentPale'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentDark'],
  ['onAccent', 'bad'],
  ['good', 'goodPale'],
  ['warn', 'warnPale'],
  ['bad', 'surface'],
  ['bad', 'ground'],
] as const)('%s is readable on %s', (text, background) => {
  expect(contrastOf(tokens.color[text], tokens.color[background])).toBeGreaterThanOrEqual(4.5);
});
