import type { Command, CommandContext } from '../../command.ts';
import { type FileFinding, findFileFaults } from './check-files.ts';
import type { ProduceStatementInput } from '../../../contracts/statements.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { createStatementCalls } from '../../../temporal/calls/statement-calls.ts';
import { shareBar } from '../../share-bar.ts';
import { operatorIdOf, typedOptions } from '../../typed-options.ts';

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

export const fileCommands: readonly Command[] = [
  {
    usage: 'files check [--sizes] [--json]',
    summary: 'compares the file store with the statements and reports missing, changed and orphaned files',
    help: [
      'Reads every file and compares its SHA-256; --sizes compares sizes only. Files less than an hour old do not count as orphans.',
      'Exits with 1 if there are findings.',
      '',
      'examples:',
      '  npm run ops -- files check',
      '  npm run ops -- files check --sizes --json',
    ].join('\n'),
    run: check,
  },
  {
    usage: 'files repair --operator NAME [--sizes] [--json]',
    summary: 'makes missing and changed files of statements again, with the same bytes or not at all',
    help: [
      'Checks the files as "files check" does. A file comes back only where the ledger still has the rows of its version and gives the same bytes; any other has to be restored from a backup.',
      'Each repair leaves an audit row. Exits with 1 if a file was not repaired.',
      '',
      'examples:',
      '  npm run ops -- files repair --operator operations-1',
    ].join('\n'),
    run: repair,
  },
  {
    usage: 'files expire --operator NAME [--dry-run] [--json]',
    summary:
      'deletes files at the end of their retention: ten years for months, ninety days for other date ranges',
    help: [
      'Also erases what was entered in flows that were never finished. Statements stay, each with an audit row; a request for a deleted file gets FILE_EXPIRED.',
      'Can be interrupted and restarted at any time.',
      '',
      'examples:',
      '  npm run ops -- files expire --operator operations-1 --dry-run',
      '  npm run ops -- files expire --operator operations-1',
    ].join('\n'),
    run: expire,
  },
];

async function check(parameters: readonly string[], context: CommandContext): Promise<number> {
  const { values } = typedOptions(parameters, { json: flag, sizes: flag }, 0);
  const { queries, files, now, print, show } = context;
  const { keptFiles } = queries;
  const total = await keptFiles.count();
  const onProgress = (checked: number) => show?.(`checking ${shareBar(checked, total)}`);
  const found: FileFinding[] = [];
  for await (const fault of findFileFaults({
    keptFiles,
    files,
    now,
    sizesOnly: values.sizes ?? false,
    onProgress,
  })) {
    found.push({ finding: fault.finding, storageKey: fault.storageKey });
    show?.('');
    if (!values.json) print(`${fault.finding}  ${fault.storageKey}`);
  }
  show?.('');
  const counts = { files: total, missing: 0, changed: 0, orphaned: 0 };
  for (const { finding } of found) counts[finding.toLowerCase() as Lowercase<FileFinding['finding']>] += 1;
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  print(values.json ? JSON.stringify({ ...counts, found }) : words.join(', '));
  return found.length > 0 ? 1 : 0;
}

async function repair(parameters: readonly string[], context: CommandContext): Promise<number> {
  const options = { json: flag, sizes: flag, operator: text } as const;
  const { values } = typedOptions(parameters, options, 0);
  const requestedBy = `operator:${await operatorIdOf(context, values.operator)}`;
  const { queries, files, now, print } = context;
  const { keptFiles } = queries;
  const calls = createStatementCalls(context.temporal);
  const damaged = new Set<string>();
  const sizesOnly = values.sizes ?? false;
  for await (const { statementId } of findFileFaults({
    keptFiles,
    files,
    now,
    sizesOnly,
    onProgress: () => undefined,
  }))
    if (statementId !== undefined) damaged.add(statementId);
  const results: { statementId: string; result: string }[] = [];
  for (const statementId of damaged) {
    const statement = await keptFiles.subjectOf(statementId);
    const result = statement
      ? await repaired(calls, { ...statement, requestedBy, repairs: statementId })
      : 'GONE';
    results.push({ statementId, result });
    if (!values.json) print(`${result}  ${statementId}`);
  }
  const failed = results.filter(({ result }) => result !== 'REPAIRED').length;
  const counts = { statements: damaged.size, repaired: damaged.size - failed };
  print(
    values.json
      ? JSON.stringify({ ...counts, results })
      : `${counts.repaired} of ${counts.statements} repaired`,
  );
  return failed > 0 ? 1 : 0;
}

async function repaired(
  calls: ReturnType<typeof createStatementCalls>,
  input: ProduceStatementInput & { readonly repairs: string },
): Promise<string> {
  try {
    return (await calls.repair(input)) ? 'REPAIRED' : 'REFUSED LEDGER_CHANGED';
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return `REFUSED ${String(error.details['reason'] ?? error.code)}`;
  }
}

async function expire(parameters: readonly string[], context: CommandContext): Promise<void> {
  const { values } = typedOptions(parameters, { json: flag, 'dry-run': flag, operator: text }, 0);
  const { repositories, files, now, print, show } = context;
  const actor = `operator:${await operatorIdOf(context, values.operator)}`;
  const { statementRetention: retention, sealedInputs } = repositories;
  const counts = { statements: 0, files: 0, bytes: 0 };
  for await (const statement of retention.expired(now)) {
    if (!values['dry-run']) {
      // Files first: after an interruption the statement is found again, so nothing is forgotten.
      for (const storageKey of statement.storageKeys) await files.remove(storageKey);
      await retention.markRemoved(statement, actor, now);
    }
    counts.statements += 1;
    counts.files += statement.storageKeys.length;
    counts.bytes += statement.bytes;
    show?.(`${counts.statements} statements`);
  }
  show?.('');
  const wiped = values['dry-run'] ? 0 : await sealedInputs.wipeExpired(now);
  const done = values['dry-run'] ? 'would be deleted' : 'deleted';
  const words = `${counts.files} files of ${counts.statements} statements (${counts.bytes} bytes) ${done}`;
  print(values.json ? JSON.stringify({ ...counts, sealedInputs: wiped }) : words);
}
