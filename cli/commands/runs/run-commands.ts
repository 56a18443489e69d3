import { randomUUID } from 'node:crypto';
import type { RetryInput, RetrySelection, RunCommandInput, RunCommandName } from '../../../contracts/runs.ts';
import { createRunCommandCall } from '../../../temporal/calls/run-command-call.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';
import { type Command, type CommandContext, UsageError } from '../../command.ts';
import { sealForRun } from './seal-for-run.ts';
import { operatorIdOf, reasonOf, typedOptions } from '../../typed-options.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const commandOptions = { operator: text, reason: text, json: flag } as const;

const summaries: Readonly<Record<RunCommandName, string>> = {
  pause: 'pauses a run',
  resume: 'resumes a paused or blocked run',
  cancel: 'cancels a run and keeps the finished items',
};

export const runControlCommands: readonly Command[] = [
  {
    usage:
      'runs retry MONTH --operator NAME --reason TEXT [--state CANCELLED] [--error-code CODE] [--items N,N] [--dry-run] [--json]',
    summary:
      'retries failed (or cancelled) items: all of them, those with one error code, or the listed ones',
    help: [
      'examples:',
      '  npm run ops -- runs retry 2019-09 --operator operations-1 --reason "disk is back" --dry-run',
      '  npm run ops -- runs retry 2019-09 --operator operations-1 --reason "disk is back" --error-code STORAGE_FAILED',
      '  npm run ops -- runs retry 2019-09 --operator operations-1 --reason "font is back" --items 3,17',
    ].join('\n'),
    run: retry,
  },
  ...(['pause', 'resume', 'cancel'] as const).map((name) => ({
    usage: `runs ${name} MONTH --operator NAME --reason TEXT [--json]`,
    summary: summaries[name],
    help: `examples:\n  npm run ops -- runs ${name} 2019-09 --operator operations-1 --reason "disk is being changed"`,
    run: (parameters: readonly string[], context: CommandContext) => send(name, parameters, context),
  })),
];

async function send(
  name: RunCommandName,
  parameters: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { values, positionals } = typedOptions(parameters, commandOptions, 1);
  const [period = ''] = positionals;
  const requestedBy = `operator:${await operatorIdOf(context, values.operator)}`;
  const typed: RunCommandInput = { reason: reasonOf(values.reason) };
  const inputId = await sealForRun(context, period, typed);
  await createRunCommandCall(context.temporal)(period, name, { inputId, requestedBy }, randomUUID());
  context.print(values.json ? JSON.stringify({ period, order: name }) : `${period}: ${name} requested`);
}

async function retry(parameters: readonly string[], context: CommandContext): Promise<void> {
  const options = {
    ...commandOptions,
    state: text,
    'error-code': text,
    items: text,
    'dry-run': flag,
  } as const;
  const { values, positionals } = typedOptions(parameters, options, 1);
  const [period = ''] = positionals;
  const selection = selectionOf(values.state, values['error-code'], values.items);
  const requestedBy = `operator:${await operatorIdOf(context, values.operator)}`;
  const typed: RetryInput = { ...selection, reason: reasonOf(values.reason) };
  const { runAdmission: admission } = context.queries;
  const { items, previewToken } = await admission.requireRetryable(period, selection, context.now);
  if (!values['dry-run']) {
    const inputId = await sealForRun(context, period, typed);
    const calls = createStatementCalls(context.temporal);
    await calls.startRun({ period, requestedBy, retry: { inputId, previewToken } });
  }
  const done = values['dry-run'] ? 'would be retried' : 'are being retried';
  context.print(
    values.json ? JSON.stringify({ period, items, previewToken }) : `${period}: ${items} items ${done}`,
  );
}

function selectionOf(state?: string, errorCode?: string, items?: string): RetrySelection {
  if (state !== undefined && state !== 'FAILED' && state !== 'CANCELLED')
    throw new UsageError('--state must be FAILED or CANCELLED');
  if (items !== undefined && !/^\d{1,9}(,\d{1,9})*$/.test(items))
    throw new UsageError('--items must be numbers separated by commas');
  const ordinals = items?.split(',').map(Number);
  return {
    ...(state && { state }),
    ...(errorCode && { errorCode }),
    ...(ordinals && { ordinals }),
  };
}
