import { expect, test } from '@jest/globals';
import { parseTestArguments } from '../../scripts/testing/arguments.ts';

test('without arguments everything runs', () => {
  expect(parseTestArguments([])).toEqual({
    checks: ['format', 'lint', 'types', 'page-types', 'unused'],
    jest: true,
    jestArguments: [],
  });
});

test('a pattern runs the matching tests alone', () => {
  expect(parseTestArguments(['domain', '-t', 'fen'])).toEqual({
    checks: [],
    jest: true,
    jestArguments: ['domain', '-t', 'fen'],
  });
});

test('--only picks parts and leaves the rest to jest', () => {
  expect(parseTestArguments(['--only', 'jest,lint', 'api'])).toEqual({
    checks: ['lint'],
    jest: true,
    jestArguments: ['api'],
  });
  expect(() => parseTestArguments(['--only', 'lnit'])).toThrow('lnit');
});
