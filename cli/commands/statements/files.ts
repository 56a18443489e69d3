import type { Command, CommandContext } from '../../command.ts';
import { type FileFinding, findFileFaults } from './check-files.ts';
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
    found.push(fault);
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
