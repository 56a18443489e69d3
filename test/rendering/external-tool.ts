import { spawnSync } from 'node:child_process';
import { test } from '@jest/globals';

/** A program that reads what we wrote, made by other people than those whose library wrote it. */
export interface ExternalTool {
  readonly name: string;
  /** The program's path, or undefined on a machine without it. */
  readonly path: string | undefined;
  /** How to get it, in one line. */
  readonly advice: string;
}

export const python: ExternalTool = {
  name: 'python3',
  path: working(process.env['TEST_PYTHON'] ?? 'python3', ['--version']),
  advice: 'install python3, or name it by TEST_PYTHON',
};

/** Python with openpyxl, named by TEST_PYTHON. */
export const openpyxl: ExternalTool = {
  name: 'openpyxl',
  path: working(process.env['TEST_PYTHON'] ?? 'python3', ['-c', 'import openpyxl']),
  advice: 'python3 -m venv DIR && DIR/bin/pip install openpyxl, then TEST_PYTHON=DIR/bin/python',
};

/** Python with calamine, named by TEST_PYTHON too. */
export const calamine: ExternalTool = {
  name: 'calamine',
  path: working(process.env['TEST_PYTHON'] ?? 'python3', ['-c', 'import python_calamine']),
  advice: 'python3 -m venv DIR && DIR/bin/pip install python-calamine, then TEST_PYTHON=DIR/bin/python',
};

export const libreOffice: ExternalTool = {
  name: 'LibreOffice',
  path: working(process.env['TEST_SOFFICE'] ?? 'soffice', ['--version']),
  advice: 'install libreoffice-calc, or name soffice by TEST_SOFFICE',
};

export const qpdf: ExternalTool = {
  name: 'qpdf',
  path: working(process.env['TEST_QPDF'] ?? 'qpdf', ['--version']),
  advice: 'install qpdf, or name it by TEST_QPDF',
};

export const pdftotext: ExternalTool = {
  name: 'pdftotext',
  path: working(process.env['TEST_PDFTOTEXT'] ?? 'pdftotext', ['-v']),
  advice: 'install poppler-utils, or name pdftotext by TEST_PDFTOTEXT',
};

export const pdftoppm: ExternalTool = {
  name: 'pdftoppm',
  path: working(process.env['TEST_PDFTOPPM'] ?? 'pdftoppm', ['-v']),
  advice: 'install poppler-utils, or name pdftoppm by TEST_PDFTOPPM',
};

export const pdfinfo: ExternalTool = {
  name: 'pdfinfo',
  path: working(process.env['TEST_PDFINFO'] ?? 'pdfinfo', ['-v']),
  advice: 'install poppler-utils, or name it by TEST_PDFINFO',
};

/** A test that needs a tool: skipped with a line of advice where the tool is missing, a failure where CI is set. */
export function testWith(
  tool: ExternalTool,
  name: string,
  run: (path: string) => Promise<void> | void,
  timeoutMs?: number,
): void {
  const { path } = tool;
  if (path !== undefined) return test(name, () => run(path), timeoutMs);
  if (process.env['CI'] === 'true') {
    return test(name, () => {
      throw new Error(`${tool.name} is missing: ${tool.advice}`);
    });
  }
  process.stderr.write(`Skipped without ${tool.name}: ${name} (${tool.advice})\n`);
  test.skip(name, () => undefined);
}

/** What a tool prints; it throws when the tool ends with an error. */
export function outputOf(path: string, parameters: readonly string[], input?: string): string {
  const options = {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  } as const;
  const { status, stdout, stderr, error } = spawnSync(path, parameters, options);
  if (status !== 0) throw new Error(`${path} ended with ${status ?? error?.message}: ${stderr}`);
  return stdout;
}

/** The path of a program that runs with these parameters, else undefined. */
export function working(path: string, parameters: readonly string[]): string | undefined {
  return spawnSync(path, parameters, { stdio: 'ignore' }).status === 0 ? path : undefined;
}
