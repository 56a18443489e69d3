import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { working, type ExternalTool } from './external-tool.ts';

/** The PDF Association's validator of PDF/A and PDF/UA. */
export const veraPdf: ExternalTool = {
  name: 'veraPDF',
  path: working(process.env['TEST_VERAPDF'] ?? 'verapdf', ['--version']),
  advice: 'install Java 17 and Maven, with which npm test fetches it, or name verapdf by TEST_VERAPDF',
};

interface Report {
  readonly report: {
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string };
      readonly validationResult?: readonly Validation[];
      readonly taskException?: { readonly exceptionMessage: string };
    }[];
  };
}

interface Validation {
  readonly profileName: string;
  readonly compliant: boolean;
  readonly details: {
    readonly ruleSummaries?: readonly {
      readonly ruleStatus: 'PASSED' | 'FAILED';
      readonly specification: string;
      readonly clause: string;
      readonly testNumber: number;
      readonly failedChecks: number;
      readonly description: string;
    }[];
  };
}

/**
 * Validates files by the profiles that each claims in its metadata, in one call, for the JVM takes longer to start than
 * to look at a file. One that claims none is held against PDF/A-1b.
 *
 * @returns for each file's name the profiles it holds, `PDF/A-2A`, and for one that it does not the rules it breaks
 */
export function validate(program: string, paths: readonly string[]): Record<string, string[]> {
  const { status, stdout, stderr } = spawnSync(program, ['--format', 'json', '--flavour', '0', ...paths], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  // 1 says that a file is not what it claims to be.
  if (status !== 0 && status !== 1) throw new Error(`veraPDF ended with ${status}: ${stderr}`);
  const { jobs } = (JSON.parse(stdout) as Report).report;
  return Object.fromEntries(
    jobs.map(({ itemDetails, validationResult, taskException }) => [
      basename(itemDetails.name),
      validationResult?.map(verdictOf) ?? [`not read: ${taskException?.exceptionMessage}`],
    ]),
  );
}

function verdictOf({ profileName, compliant, details }: Validation): string {
  const profile = profileName.replace(' validation profile', '');
  if (compliant) return profile;
  const broken = (details.ruleSummaries ?? [])
    .filter(({ ruleStatus }) => ruleStatus === 'FAILED')
    .map(
      ({ specification, clause, testNumber, failedChecks, description }) =>
        `${specification} ${clause}-${testNumber}, ${failedChecks} times: ${description}`,
    );
  return [`${profile} is broken:`, ...broken].join('\n  ');
}
