import { checkNames, type CheckName } from './checks.ts';

export interface TestArguments {
  checks: readonly CheckName[];
  jest: boolean;
  /** Passed on to jest: path patterns and its own options. */
  jestArguments: string[];
}

/**
 * What to run: everything; with `--only format,jest` these alone; with any other argument jest alone, which
 * gets it.
 *
 * @throws Error naming an unknown part
 */
export function parseTestArguments(given: string[]): TestArguments {
  const at = given.indexOf('--only');
  if (at < 0) return { checks: given.length === 0 ? checkNames : [], jest: true, jestArguments: given };
  const parts = (given[at + 1] ?? '').split(',');
  const known: readonly string[] = [...checkNames, 'jest'];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0)
    throw new Error(`--only wants some of ${known.join(',')}; not "${unknown.join(',')}"`);
  return {
    checks: checkNames.filter((name) => parts.includes(name)),
    jest: parts.includes('jest'),
    jestArguments: given.toSpliced(at, 2),
  };
}
