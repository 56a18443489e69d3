import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../config.ts';

const root = join(import.meta.dirname, '../..');

/** The command line as a person uses it. */
export async function runOps(
  { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, DATABASE_URL, FILES_DIR }: Config,
  parameters: readonly string[],
) {
  const child = spawn(process.execPath, [join(root, 'cli/ops.ts'), ...parameters], {
    env: {
      ...{ PATH: process.env['PATH'], EMBEDDED: 'true' },
      ...{ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, DATABASE_URL },
      ...(FILES_DIR !== undefined && { FILES_DIR }),
    },
  });
  const [output, complaint] = ['', ''].map((text) => ({ text }));
  child.stdout.on('data', (chunk: Buffer) => (output!.text += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (complaint!.text += chunk.toString('utf8')));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, output: output!.text, complaint: complaint!.text };
}
