import { updateActions, type UpdateInput, type UpdateSelection } from '../../../contracts/runs.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';
import { auditRefusal } from '../../audit-refusal.ts';
import type { Command, CommandContext } from '../../command.ts';
import { operatorIdOf, reasonOf, typedOptions } from '../../typed-options.ts';
import { awaitPlan, followRun, progressBar } from './follow-run.ts';
import { sealForRun } from './seal-for-run.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ operator: text, reason: text, merchants: text, groups: text },
  ...{ provisional: flag, 'dry-run': flag, follow: flag, json: flag },
} as const;

const parameters =
  'MONTH --operator NAME --reason TEXT [--merchants NO,NO] [--groups NO,NO] [--provisional] [--dry-run] [--follow] [--json]';

export const updateCommands: readonly Command[] = [
  {
    usage: `runs update ${parameters}`,
    summary: 'makes the next versions of statements whose transactions have changed, or are final now',
    help: [
      'examples:',
      '  npm run ops -- runs update 2019-09 --operator operations-1 --reason "days 20 to 30 are cleared" --dry-run',
      '  npm run ops -- runs update 2019-09 --operator operations-1 --reason "days 20 to 30 are cleared" --follow',
      '  npm run ops -- runs update 2019-09 --operator operations-1 --reason "late row" --merchants 951002001121025',
      '',
      'Groups of a chosen merchant come along. Merchants and groups get a mail that says what has changed.',
    ].join('\n'),
    run: (typed, context) => update('rows', typed, context),
  },
  {
    usage: `statements reissue ${parameters}`,
    summary: 'issues statements again under a corrected name, branch or application type',
    help: [
      'examples:',
      '  npm run ops -- statements reissue 2019-09 --operator operations-1 --reason "name was misspelt" --dry-run',
      '  npm run ops -- statements reissue 2019-09 --operator operations-1 --reason "name was misspelt" --merchants 951002001121025',
      '',
      'The issued version stays as it is; the next one replaces it.',
    ].join('\n'),
    run: (typed, context) => update('headings', typed, context),
  },
];

async function update(
  kind: UpdateSelection['kind'],
  typed: readonly string[],
  context: CommandContext,
): Promise<number> {
  const { values, positionals } = typedOptions(typed, options, 1);
  const { now, print, queries, temporal } = context;
  const [period = ''] = positionals;
  const requestedBy = `operator:${await operatorIdOf(context, values.operator)}`;
  const input: UpdateInput = {
    kind,
    reason: reasonOf(values.reason),
    merchants: values.merchants?.split(','),
    groups: values.groups?.split(','),
    despiteMissing: values.provisional,
  };
  const order = { action: updateActions[kind], actor: requestedBy, target: `statement-run:${period}` };
  const due = () => queries.runAdmission.requireDue(period, input, now);
  const preview = values['dry-run'] ? await due() : await auditRefusal(context, order, due);
  const { items, merchants, groups, previewToken, provisional } = preview;
  const what = `${items} items (${merchants} merchants, ${groups} groups)${provisional ? ', provisional' : ''}`;
  if (values['dry-run']) {
    print(values.json ? JSON.stringify({ period, ...preview }) : `${period}: ${what} would be updated`);
    return 0;
  }
  const inputId = await sealForRun(context, period, input);
  const calls = createStatementCalls(temporal);
  const started = await calls.startRun({ period, requestedBy, update: { inputId, previewToken } });
  if (!values.follow) {
    await awaitPlan(context, period, started);
    print(values.json ? JSON.stringify({ period, ...preview }) : `${period}: ${what} are being updated`);
    return 0;
  }
  const run = await followRun(context, period, started);
  print(values.json ? JSON.stringify(run) : `${period}  ${run.state}  ${progressBar(run.counts)}`);
  return 0;
}
