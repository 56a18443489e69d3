import { createKeptFiles } from '../../../db/queries/statements/kept-files.ts';
import { createSealedInputRepository } from '../../../db/repositories/sealed-input-repository.ts';
import { createStatementRetention } from '../../../db/repositories/statements/statement-retention.ts';
import type { Command, CommandContext } from '../../command.ts';
import { type FileFinding, findFileFaults } from './check-files.ts';
import { shareBar } from '../../share-bar.ts';
import { operatorIdOf, typedOptions } from '../../typed-options.ts';

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

export const fileCommands: readonly Command[] = [
  {
    usage: 'files check [--sizes] [--json]',
    summary: 'compares the file store with the statements: what is missing, changed, or belongs to none',
    help: [
      'Every file is read and its SHA-256 compared; with --sizes only its size. What is not an hour old is no orphan.',
      'Exit code 1 when something is wrong.',
      '',
      'examples:',
      '  npm run ops -- files check',
      '  npm run ops -- files check --sizes --json',
    ].join('\n'),
    run: check,
  },
  {
    usage: 'files expire --operator NAME [--dry-run] [--json]',
    summary: 'removes files whose time is over: months after ten years, odd ranges after ninety days',
    help: [
      'What was typed in flows that never came to their end is forgotten too. The statements themselves stay, each with an audit row; whoever asks for such a file is told FILE_EXPIRED.',
      'It may be ended and begun again at any time.',
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
  const { database, files, now, print, show } = context;
  const total = await createKeptFiles(database).count();
  const onProgress = (checked: number) => show?.(`checking ${shareBar(checked, total)}`);
  const found: FileFinding[] = [];
  for await (const fault of findFileFaults({
    database,
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
  const { database, vault, files, now, print, show } = context;
  const actor = `operator:${await operatorIdOf(context, values.operator)}`;
  const retention = createStatementRetention(database, vault);
  const counts = { statements: 0, files: 0, bytes: 0 };
  for await (const statement of retention.expired(now)) {
    if (!values['dry-run']) {
      // Files first: ended in between, the statement is found again and nothing is lost sight of.
      for (const storageKey of statement.storageKeys) await files.remove(storageKey);
      await retention.markRemoved(statement, actor, now);
    }
    counts.statements += 1;
    counts.files += statement.storageKeys.length;
    counts.bytes += statement.bytes;
    show?.(`${counts.statements} statements`);
  }
  show?.('');
  const sealedInputs = values['dry-run']
    ? 0
    : await createSealedInputRepository(database, vault).wipeExpired(now);
  const done = values['dry-run'] ? 'would be removed' : 'were removed';
  const words = `${counts.files} files of ${counts.statements} statements (${counts.bytes} bytes) ${done}`;
  print(values.json ? JSON.stringify({ ...counts, sealedInputs }) : words);
}
