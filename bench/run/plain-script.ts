import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rowsIn } from '../../domain/statements/statement-page.ts';
import { statementColumns, statementTitle } from '../../rendering/statement-layout.ts';
import type { InMemorySource } from '../../rendering/statement-source.ts';
import { runProgram } from '../run-program.ts';
import type { Pace } from './bare-loop.ts';

const script = fileURLToPath(new URL('../peers/plain-script/main.ts', import.meta.url));

/** The same statements by the plain script, in a process of its own; its start and reading its input are not counted. */
export async function plainScript(sources: readonly InMemorySource[]): Promise<Pace> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-plain-'));
  try {
    const input = join(folder, 'statements.json');
    await writeFile(input, JSON.stringify(sources.map(plain)));
    const program = { command: process.execPath, parameters: [script] };
    const { printed } = await runProgram<{ ms: number; cpuMs: number }>(program, input, folder);
    return { statements: sources.length, seconds: printed.ms / 1_000, cpuMs: printed.cpuMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Amounts in yuan as numbers, everything else as it is. */
function plain({ outline, pages }: InMemorySource, index: number) {
  const rows = pages.flatMap(rowsIn);
  const values = rows.map((row) =>
    statementColumns.map(({ key }) => (typeof row[key] === 'number' ? row[key] / 100 : row[key])),
  );
  const columns = statementColumns.map(({ header }) => header);
  return { title: statementTitle(outline), no: `${index}-${outline.subject.no}`, columns, rows: values };
}
