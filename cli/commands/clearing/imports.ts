import { setTimeout } from 'node:timers/promises';
import { endedImportStates, type ImportState } from '../../../contracts/clearing.ts';
import { sealedImportFlow } from '../../../contracts/ids.ts';
import { formatFen } from '../../../domain/money.ts';
import { isClearingSource } from '../../../domain/clearing/clearing-source.ts';
import { createClearingCalls } from '../../../temporal/calls/clearing-calls.ts';
import { auditRefusal } from '../../audit-refusal.ts';
import { type Command, type CommandContext, UsageError } from '../../command.ts';
import { operatorIdOf, reasonOf, typedOptions } from '../../typed-options.ts';
import { receiveFiles } from './receive-files.ts';
import { shownCharacters, summaryLines } from './summary-lines.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const pollMs = 300;
/** The files can't be loaded as they are; what to do is in the summary. */
const needsWork = 3;

export const clearingImportCommands: readonly Command[] = [
  {
    usage:
      'clearing import PATH… --source CODE --operator NAME [--profile ID] [--date YYYY-MM-DD] [--application-type CODE] [--json]',
    summary:
      'hands in clearing files as one set, checks them and shows what they hold; nothing is loaded yet',
    help: [
      'Files that belong together (detail, error, report) are one set: name them all, or their folder.',
      '--source says who delivers. The same source and days again are a replacement, shown as a difference.',
      '--profile, --date and --application-type say what the files do not say themselves.',
      'exit code: 0 it can be confirmed or was loaded before, 3 something has to be solved first',
      '',
      'examples:',
      '  npm run ops -- clearing import day.csv --source acquirer --operator operations-1',
      '  npm run ops -- clearing confirm 3f2a9c0d1b7e --digest 91c2… --operator operations-1 --reason "checked"',
    ].join('\n'),
    run: importFiles,
  },
  {
    usage: 'clearing list [--json]',
    summary: 'lists the newest 50 sets of clearing files',
    run: list,
  },
  {
    usage: 'clearing show SET [--json]',
    summary: 'shows what a set holds, what was found and what stands in its way',
    run: show,
  },
  {
    usage: 'clearing confirm SET --digest DIGEST --operator NAME --reason TEXT [--json]',
    summary: 'loads a set whose summary you have seen; DIGEST is the one shown with it',
    run: confirm,
  },
  {
    usage: 'clearing recheck SET --operator NAME --reason TEXT [--json]',
    summary: 'reads a waiting set again, for example after the roster has changed',
    run: recheck,
  },
  {
    usage: 'clearing cancel SET --operator NAME --reason TEXT',
    summary: 'ends a waiting set; nothing of it is loaded',
    run: cancel,
  },
];

type StoredSet = Awaited<ReturnType<CommandContext['repositories']['clearingSets']['byPrefix']>>;

async function importFiles(parameters: readonly string[], context: CommandContext): Promise<number> {
  const options = {
    ...{ source: text, operator: text, profile: text, date: text },
    ...{ 'application-type': text, json: flag },
  } as const;
  const { values, positionals: paths } = typedOptions(parameters, options, 'some');
  const { source = '', date } = values;
  if (!isClearingSource(source))
    throw new UsageError('--source CODE is required: 2 to 32 small letters, digits or hyphens');
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date))
    throw new UsageError('--date is a day, 2019-09-09');
  const receivedBy = `operator:${await operatorIdOf(context, values.operator)}`;
  const terms = {
    profileId: values.profile,
    clearingDate: date,
    applicationTypeCode: values['application-type'],
  };
  const { id, isNew } = await receiveFiles(context, { paths, source, terms, receivedBy });
  // Started again if it was received and the start was lost; it joins the one that runs.
  const { state } = await setOf(context, id);
  if (!endedImportStates.includes(state)) await createClearingCalls(context.temporal).start(id);
  if (!isNew) context.print(`these files were handed in before: ${id.slice(0, shownCharacters)}`);
  return tell(context, await settled(context, id, ['WAITING']), values.json);
}

async function list(parameters: readonly string[], { repositories, print }: CommandContext): Promise<void> {
  const { values } = typedOptions(parameters, { json: flag }, 0);
  const sets = await repositories.clearingSets.list(50);
  if (values.json) return print(JSON.stringify({ items: sets }));
  for (const { id, state, source, receivedAt, rowCount, netFen } of sets)
    print(
      `${id.slice(0, shownCharacters)}  ${state}  ${source}  ${receivedAt.toISOString()}  rows ${rowCount}  net ${formatFen(netFen)}`,
    );
}

async function show(parameters: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = typedOptions(parameters, { json: flag }, 1);
  return tell(context, await setOf(context, positionals[0]!), values.json);
}

const orderOptions = { operator: text, reason: text, json: flag } as const;

/** Seals the reason, passes the order on, and leaves an audit row if it is refused. */
async function give(
  context: CommandContext,
  action: 'confirm' | 'recheck' | 'cancel',
  set: StoredSet,
  typed: {
    readonly operator: string | undefined;
    readonly reason: string | undefined;
    readonly digest?: string;
  },
): Promise<void> {
  const reason = reasonOf(typed.reason);
  const requestedBy = `operator:${await operatorIdOf(context, typed.operator)}`;
  const { repositories, now, temporal } = context;
  const calls = createClearingCalls(temporal);
  const attempt = { action: `clearing.${action}`, actor: requestedBy, target: `clearing-set:${set.id}` };
  await auditRefusal(context, attempt, async () => {
    const inputId = await repositories.sealedInputs.seal(sealedImportFlow(set.id), { reason }, now);
    const order = { inputId, requestedBy };
    if (action === 'confirm') await calls.confirm(set.id, { ...order, summaryDigest: typed.digest! });
    else await calls[action](set.id, order);
  });
}

async function confirm(parameters: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = typedOptions(parameters, { ...orderOptions, digest: text }, 1);
  const set = await setOf(context, positionals[0]!);
  const { digest = '' } = values;
  if (digest.length < shownCharacters)
    throw new UsageError('--digest DIGEST is required: the one shown with the set');
  // Of what was shown; the workflow compares it once more when it takes the order.
  const seen = set.summaryDigest?.startsWith(digest) ? set.summaryDigest : digest;
  await give(context, 'confirm', set, {
    ...values,
    operator: values.operator,
    reason: values.reason,
    digest: seen,
  });
  return tell(context, await settled(context, set.id, []), values.json);
}

async function recheck(parameters: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = typedOptions(parameters, orderOptions, 1);
  const set = await setOf(context, positionals[0]!);
  await give(context, 'recheck', set, { operator: values.operator, reason: values.reason });
  await changed(context, set);
  return tell(context, await settled(context, set.id, ['WAITING']), values.json);
}

async function cancel(parameters: readonly string[], context: CommandContext): Promise<void> {
  const { values, positionals } = typedOptions(parameters, orderOptions, 1);
  const set = await setOf(context, positionals[0]!);
  await give(context, 'cancel', set, { operator: values.operator, reason: values.reason });
  const { state } = await settled(context, set.id, []);
  context.print(`${set.id.slice(0, shownCharacters)}  ${state}`);
}

const setOf = ({ repositories }: CommandContext, id: string) => repositories.clearingSets.byPrefix(id);

/** Waits, with progress, until the import has ended or is in one of these states. */
async function settled(
  context: CommandContext,
  id: string,
  states: readonly ImportState[],
): Promise<StoredSet> {
  for (;;) {
    const set = await setOf(context, id);
    if (endedImportStates.includes(set.state) || states.includes(set.state)) {
      context.show?.('');
      return set;
    }
    context.show?.(`${set.state} ${set.rowsRead} rows`);
    await setTimeout(pollMs);
  }
}

/** A check that was ordered has begun, or is over already, once the summary is another one. */
async function changed(context: CommandContext, before: StoredSet): Promise<void> {
  for (
    let set = before;
    set.checkedAt?.getTime() === before.checkedAt?.getTime();
    set = await setOf(context, set.id)
  )
    await setTimeout(pollMs);
}

function tell(context: CommandContext, set: StoredSet, json = false): number {
  const { id, state, summary, summaryDigest } = set;
  const solved =
    state === 'LOADED' || state === 'SUPERSEDED' || (state === 'WAITING' && summary?.obstacles.length === 0);
  if (json) context.print(JSON.stringify({ id, state, summaryDigest, summary }));
  else for (const line of linesOf(set)) context.print(line);
  return solved ? 0 : needsWork;
}

function* linesOf({ id, state, source, summary, summaryDigest }: StoredSet): Generator<string> {
  const shortId = id.slice(0, shownCharacters);
  yield `${shortId}  ${state}  ${source}`;
  if (!summary) return;
  yield* summaryLines(summary);
  if (state !== 'WAITING') return;
  const digest = summaryDigest?.slice(0, shownCharacters);
  yield summary.obstacles.length === 0
    ? `next: npm run ops -- clearing confirm ${shortId} --digest ${digest} --operator NAME --reason TEXT`
    : `solve first: ${summary.obstacles.join(', ')}; then npm run ops -- clearing recheck ${shortId} --operator NAME --reason TEXT`;
}
