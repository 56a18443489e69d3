import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { isReadable } from '../domain/readable-text.ts';
import { type CommandContext, UsageError } from './command.ts';

/** Parses a command's options and its words: just as many as told, or one at least. @throws UsageError */
export function typedOptions<Options extends ParseArgsOptionsConfig>(
  parameters: readonly string[],
  options: Options,
  words: number | 'some',
) {
  try {
    const parsed = parseArgs({ args: [...parameters], options, allowPositionals: true, strict: true });
    const typed = [...parsed.positionals, ...Object.values(parsed.values)];
    const readable = typed.every((value) => typeof value !== 'string' || isReadable(value));
    const given = parsed.positionals.length;
    if (!readable || (words === 'some' ? given === 0 : given !== words)) throw new Error();
    return parsed;
  } catch {
    throw new UsageError('invalid arguments; see --help');
  }
}

/** The operator who gives the command, for the audit trail. @throws UsageError */
export async function operatorIdOf(
  { repositories }: CommandContext,
  name: string | undefined,
): Promise<number> {
  if (name === undefined) throw new UsageError('--operator NAME is required: who gives the command');
  const id = await repositories.operators.idOf(name);
  if (id === undefined) throw new UsageError(`no operator is called ${name}`);
  return id;
}

/** 1 to 400 characters. @throws UsageError */
export function reasonOf(reason: string | undefined): string {
  const text = reason?.trim() ?? '';
  if (text.length < 1 || text.length > 400)
    throw new UsageError('--reason TEXT is required, 1 to 400 characters');
  return text;
}
