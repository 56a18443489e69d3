import type { RunRecord } from '../../../db/queries/runs/run-queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';
import type { Command, CommandContext } from '../../command.ts';
import { auditRefusal } from '../../audit-refusal.ts';
import { awaitPlan, followRun } from './follow-run.ts';
import { sealForRun } from './seal-for-run.ts';
import { operatorIdOf, reasonOf, typedOptions } from '../../typed-options.ts';

const json = { type: 'boolean' } as const;
const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

export const runCommands: readonly Command[] = [
  {
    usage: 'runs list [--json]',
    summary: 'lists all monthly runs, newest month first',
    run: list,
  },
  {
    usage: 'runs months [--json]',
    summary: 'lists the months with their states and reasons, newest first',
    run: months,
  },
  {
    usage: 'runs show MONTH [--follow] [--json]',
    summary: 'shows one run with its failures by error code; --follow waits until it is no longer running',
    help: 'examples:\n  npm run ops -- runs show 2019-09\n  npm run ops -- runs show 2019-09 --follow',
    run: show,
  },
  {
    usage: 'runs start MONTH --operator NAME [--provisional --reason TEXT] [--dry-run] [--follow] [--json]',
    summary: 'starts the run of a month, or previews it with --dry-run',
    help: [
      'examples:',
      '  npm run ops -- runs start 2019-09 --operator operations-1 --dry-run',
      '  npm run ops -- runs start 2019-09 --operator operations-1 --follow',
      '',
      'A run is refused while no clearing file is declared, one that is due is missing, or control totals do not match.',
      '--provisional starts it although files are missing. Before the month is over every statement is provisional.',
      'When the month is complete, start it again or update it: a final version replaces each provisional one.',
      '  npm run ops -- runs start 2019-09 --operator operations-1 --provisional --reason "the bank is late"',
    ].join('\n'),
    run: start,
  },
];

async function list(parameters: readonly string[], { queries, print }: CommandContext): Promise<void> {
  const { values } = typedOptions(parameters, { json }, 0);
  const runs = await queries.runs.list();
  if (values.json) print(JSON.stringify({ items: runs }));
  else for (const run of runs) print(lineOf(run));
}

const monthsListed = 24;

async function months(parameters: readonly string[], { queries, print }: CommandContext): Promise<void> {
  const { values } = typedOptions(parameters, { json }, 0);
  const listed = await queries.months.list(monthsListed);
  if (values.json) return print(JSON.stringify({ items: listed }));
  for (const { period, state, reasons, run } of listed) {
    const changed = run && run.changed > 0 ? `  ${run.changed} changed` : '';
    print([`${period}  ${state}${changed}`, ...reasons].join('  '));
  }
}

async function show(parameters: readonly string[], context: CommandContext): Promise<void> {
  const { values, positionals } = typedOptions(parameters, { json, follow: flag }, 1);
  const [period = ''] = positionals;
  const found = await context.queries.runs.byPeriod(period);
  if (!found) throw new BusinessError('RUN_NOT_FOUND');
  const run = values.follow ? await followRun(context, period) : found;
  if (values.json) return context.print(JSON.stringify(run));
  context.print(lineOf(run));
  if (run.unownedRows > 0)
    context.print(`  LEDGER_UNOWNED  ${run.unownedRows} rows of ${run.unownedMerchants} merchants`);
  for (const { errorCode, count } of run.errors) context.print(`  ${errorCode}  ${count}`);
}

async function start(parameters: readonly string[], context: CommandContext): Promise<number> {
  const options = {
    ...{ json, follow: flag, 'dry-run': flag },
    ...{ operator: text, provisional: flag, reason: text },
  } as const;
  const { values, positionals } = typedOptions(parameters, options, 1);
  const { queries, temporal, now, print } = context;
  const [period = ''] = positionals;
  const { runAdmission: admission } = queries;
  if (values['dry-run']) {
    const preview = await admission.previewStart(period, now, values.provisional);
    print(JSON.stringify(preview));
    return preview.refusal ? 1 : 0;
  }
  const requestedBy = `operator:${await operatorIdOf(context, values.operator)}`;
  const typed = values.provisional && { reason: reasonOf(values.reason) };
  const order = { action: 'run.start', actor: requestedBy, target: `statement-run:${period}` };
  await auditRefusal(context, order, () => admission.requireStartable(period, now, values.provisional));
  const provisional = typed && { provisional: { inputId: await sealForRun(context, period, typed) } };
  const started = await createStatementCalls(temporal).startRun({ period, requestedBy, ...provisional });
  if (!values.follow) {
    const planned = await awaitPlan(context, period, started);
    print(values.json ? JSON.stringify({ period, planned }) : startedLine(period, planned));
    return 0;
  }
  const run = await followRun(context, period, started);
  print(values.json ? JSON.stringify(run) : lineOf(run));
  return 0;
}

function startedLine(period: string, planned: boolean): string {
  return planned
    ? `${period} started`
    : `${period} is waiting for a worker; follow it with: runs show ${period}`;
}

function lineOf({ period, state, attempt, counts, errorCode, provisional }: RunRecord): string {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return `${period}  ${state}${errorCode ? ` (${errorCode})` : ''}${provisional ? ' PROVISIONAL' : ''}  attempt ${attempt}  ${parts.join(', ')}`;
}
