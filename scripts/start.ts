import { join, relative, resolve } from 'node:path';
import { sampleSignIns } from '../db/sample/sign-ins.ts';
import { createReporter } from './report.ts';
import { startStack, type Stack } from './stack.ts';
import { logFileOf, projectFolder, startOwnProcess } from './stack/own-process.ts';
import { watchProblems } from './stack/problems.ts';
import { stopRequest } from './processes/stop-request.ts';

const began = performance.now();
const dataDir = resolve(process.env['MERCHANT_SERVICES_DATA'] ?? join(projectFolder, '.data'));
const reporter = createReporter();
const stop = stopRequest();

try {
  const stack = await startStack({ dataDir, ports: 'fixed', wholeSample: true, signal: stop });
  process.stdout.write(welcome(stack));
  showProblems();
  void produceSample(stack);
  const death = await Promise.race([stack.died, untilStopped()]);
  if (death) reporter.line(`\n✗ ${death}`);
  await stack.stop();
  process.exit(death ? 1 : 0);
} catch (error) {
  reporter.line(stop.aborted ? 'Stopped before startup finished.' : `\n✗ ${(error as Error).message}`);
  process.exit(stop.aborted ? 0 : 1);
}

function untilStopped(): Promise<undefined> {
  return new Promise((done) => stop.addEventListener('abort', () => done(undefined)));
}

function showProblems(): void {
  const logFolder = join(dataDir, 'logs');
  for (const [name, script] of [
    ['API', 'api/server.ts'],
    ['worker', 'workers/main.ts'],
  ] as const) {
    watchProblems(logFileOf(script, logFolder), (message) => reporter.line(`! ${name}: ${message}`));
  }
}

/** Goes on in the background, and ends with this process. */
async function produceSample({ environment }: Stack): Promise<void> {
  const name = 'the production of the sample’s earlier months';
  const script = 'scripts/stack/produce-sample.ts';
  const child = await startOwnProcess({ name, script, environment, logFolder: join(dataDir, 'logs') });
  const { code, text } = await child.exited;
  if (code !== 0 && !stop.aborted) reporter.line(`! ${name} ${text}${child.lastLines()}`);
}

function welcome({ addresses }: Stack): string {
  const rows = [
    ['Portal', addresses.portal],
    ['API documentation', addresses.apiDocs],
    ['Mails and SMS', addresses.mailSink],
    ['Temporal', addresses.temporalUi ?? addresses.temporal],
  ].filter((row): row is [string, string] => row[1] !== undefined);
  const signIns = sampleSignIns.map(({ who, how }) => [who, how] as [string, string]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return [
    `\nReady in ${seconds} s. Press Ctrl-C to stop. Data is kept in ${relative('', dataDir)}/\n`,
    table(rows),
    '\nSample sign-ins\n',
    table(signIns),
    '\n',
  ].join('\n');
}

function table(rows: [string, string][]): string {
  const width = Math.max(0, ...rows.map(([left]) => columnsOf(left))) + 2;
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - columnsOf(left))}${right}`).join('\n');
}

/** A terminal draws a Chinese character two columns wide. */
function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
