import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleGroup, sampleMerchant, sampleOperator, samplePeriod } from '../db/sample/sample.ts';
import { formatFen } from '../domain/money.ts';
import { periodOfMonth } from '../domain/clearing/period.ts';
import { activate } from './demo/activate.ts';
import { collectStatements, type CollectedStatement } from './demo/collect-statements.ts';
import { waitFor } from './demo/portal-client.ts';
import { runMonth } from './demo/run-month.ts';
import { demoGroup as group, demoMerchant as merchant } from './demo/sample-accounts.ts';
import { createReporter } from './report.ts';
import { listMails } from './servers/captured-mails.ts';
import { projectFolder } from './stack/own-process.ts';
import { startStack } from './stack.ts';
import { stopRequest, untilStopped } from './processes/stop-request.ts';

const dataDir = join(projectFolder, '.data', 'demo');
const reporter = createReporter();

/** Runs the whole scenario over HTTP: activate, run the month, sign in, list, download, read the mails. */
async function demonstrate(origin: string, mailSink: string) {
  const activations = await reporter.step('Activating the merchant and the group', async () => [
    { subject: sampleMerchant.merchantNo, state: await activate(origin, mailSink, merchant) },
    { subject: sampleGroup.groupNo, state: await activate(origin, mailSink, group) },
  ]);
  const run = await reporter.step(`Running ${samplePeriod}`, () =>
    runMonth(origin, sampleOperator, samplePeriod),
  );
  const statements = await reporter.step('Signing in and downloading the statements', async () => {
    const folder = join(dataDir, 'statements');
    const period = periodOfMonth(samplePeriod);
    const collected = [merchant, group].map(({ username, password }) =>
      collectStatements(origin, { username, password }, period, folder),
    );
    return (await Promise.all(collected)).flat();
  });
  const mails = await reporter.step('Reading the mails', () => statementMails(mailSink));
  return { activations, run, statements, mails };
}

async function statementMails(mailSink: string) {
  const received = await waitFor('the mails with the statements', 60_000, async () => {
    const mails = await listMails(mailSink);
    const reached = [merchant, group].every(({ email }) =>
      mails.some(({ to, attachments }) => to.includes(email) && attachments.length > 0),
    );
    return reached ? mails : undefined;
  });
  return received.map(({ to, subject, attachments }) => ({
    to: to.join(', '),
    subject,
    attachments: attachments.map(({ fileName }) => fileName),
  }));
}

function describe({
  subjectNo,
  applicationType,
  rows,
  amountFen,
  feeFen,
  files,
}: CollectedStatement): string {
  const sums = `${rows} transactions, ${formatFen(amountFen)}, fee ${formatFen(feeFen)}`;
  return `${subjectNo} ${applicationType}: ${sums}\n${files.map(({ path }) => `    ${path}`).join('\n')}`;
}

async function main(): Promise<void> {
  const asJson = process.argv.includes('--json');
  await rm(dataDir, { recursive: true, force: true });
  const stack = await startStack({ dataDir, ports: 'free', signal: stopRequest() });
  try {
    const outcome = await untilStopped(demonstrate(stack.addresses.portal, stack.addresses.mailSink!));
    const text = asJson ? JSON.stringify(outcome) : outcome.statements.map(describe).join('\n');
    process.stdout.write(`${text}\n`);
  } finally {
    await stack.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    reporter.line(`✗ ${(error as Error).message}`);
    process.exit(1);
  },
);
