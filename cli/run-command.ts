import { BusinessError } from '../domain/errors.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { clearingImportCommands } from './commands/clearing/imports.ts';
import { fileCommands } from './commands/statements/files.ts';
import { groupCommands } from './commands/activation/groups.ts';
import { operatorCommands } from './commands/operations/operators.ts';
import { outboxCommands } from './commands/operations/outbox.ts';
import { runCommands } from './commands/runs/runs.ts';
import { updateCommands } from './commands/runs/update.ts';
import { runControlCommands } from './commands/runs/run-commands.ts';

const commands: readonly Command[] = [
  ...operatorCommands,
  ...groupCommands,
  ...runCommands,
  ...runControlCommands,
  ...updateCommands,
  ...outboxCommands,
  ...fileCommands,
  ...clearingImportCommands,
];

/** All commands, two lines each. */
const usage = [
  'usage: npm run ops -- COMMAND',
  ...commands.map((command) => `  ${command.usage}\n      ${command.summary}`),
].join('\n');

/** The command named by the first two words, and its parameters. @throws UsageError */
function findCommand(words: readonly string[]): { command: Command; parameters: readonly string[] } {
  const [subject, action, ...parameters] = words;
  const command = commands.find((each) => each.usage.startsWith(`${subject} ${action} `));
  if (!command) throw new UsageError(usage);
  return { command, parameters };
}

/** Runs a command and returns its exit code. Errors are printed without a stack trace. */
export async function runCommand(
  words: readonly string[],
  open: () => Promise<CommandContext>,
  complain: (line: string) => void,
  print: (line: string) => void = complain,
): Promise<number> {
  const tell = (text: string) => {
    print(text);
    return 0;
  };
  let context: CommandContext | undefined;
  try {
    if (words[0] === '--help') return tell(usage);
    const { command, parameters } = findCommand(words);
    if (parameters.includes('--help')) return tell(helpOf(command));
    context = await open();
    return (await command.run(parameters, context)) ?? 0;
  } catch (error) {
    complain(`✗ ${messageFor(error)}`);
    return error instanceof UsageError ? 2 : 1;
  } finally {
    await context?.close();
  }
}

function helpOf({ usage: typed, summary, help }: Command): string {
  return [`usage: npm run ops -- ${typed}`, summary, ...(help ? ['', help] : [])].join('\n');
}

/** Shows only our own messages: a driver's message may quote its input. */
function messageFor(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof BusinessError)
    return [error.code, ...Object.entries(error.details).map(([name, value]) => `${name} ${value}`)].join(
      ', ',
    );
  const name = error instanceof Error ? error.name : 'Error';
  return `${name}: nothing was done. Is the database reachable and migrated (node db/prepare.ts)?`;
}
