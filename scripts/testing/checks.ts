import { join } from 'node:path';
import type { Reporter } from '../report.ts';
import { runCommand } from '../servers/run-command.ts';
import { projectFolder } from '../stack/own-process.ts';

const checks = {
  format: { title: 'Format (prettier)', program: 'prettier', args: ['--check', '.'] },
  lint: { title: 'Lint (eslint)', program: 'eslint', args: ['--max-warnings', '0', '.'] },
  types: { title: 'Types (tsc)', program: 'tsc', args: ['--noEmit'] },
  'page-types': { title: 'Types of the pages (tsc)', program: 'tsc', args: ['--noEmit', '-p', 'portal'] },
  unused: { title: 'Unused code and dependencies (knip)', program: 'knip', args: [] },
} as const;

export type CheckName = keyof typeof checks;

export const checkNames = Object.keys(checks) as CheckName[];

/** Runs one of the static checks; shows what it printed when it fails. Returns whether it passed. */
export async function runCheck(name: CheckName, reporter: Reporter): Promise<boolean> {
  const { title, program, args } = checks[name];
  const printed: string[] = [];
  try {
    await reporter.step(title, () =>
      runCommand(process.execPath, [join(projectFolder, 'node_modules', '.bin', program), ...args], {
        cwd: projectFolder,
        onLine: (line) => printed.push(line),
      }),
    );
    return true;
  } catch {
    reporter.line(printed.join('\n'));
    return false;
  }
}
