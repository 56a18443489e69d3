import { join } from 'node:path';
import { stopSignal } from '../processes/stop-request.ts';
import type { Reporter } from '../report.ts';
import { runCommand } from '../servers/run-command.ts';
import { projectFolder } from '../stack/own-process.ts';

/** Each file's verdict depends on that file alone, so it can be kept. Not so for eslint, whose rules ask for types. */
const keepVerdicts = ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier'];

const incremental = (name: string) => [
  '--noEmit',
  '--incremental',
  '--tsBuildInfoFile',
  `.cache/${name}.tsbuildinfo`,
];

const checks = {
  format: { title: 'Format (prettier)', program: 'prettier', args: ['--check', '.', ...keepVerdicts] },
  lint: { title: 'Lint (eslint)', program: 'eslint', args: ['--max-warnings', '0', '.'] },
  types: { title: 'Types (tsc)', program: 'tsc', args: incremental('types') },
  'page-types': {
    title: 'Types of the pages (tsc)',
    program: 'tsc',
    args: ['-p', 'portal', ...incremental('page-types')],
  },
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
    stopSignal.throwIfAborted();
    reporter.line(printed.join('\n'));
    return false;
  }
}
