import { readFile } from 'node:fs/promises';
import { isDate } from '../../../domain/shanghai-time.ts';
import { type Command, type CommandContext, UsageError } from '../../command.ts';
import { readLegacyPasswords, type RefusedLine } from './legacy-password-lines.ts';

const day = 86_400_000;

export const groupCommands: readonly Command[] = [
  {
    usage: 'groups import-passwords FILE --cut-off YYYY-MM-DD [--json]',
    summary: 'imports the passwords groups had in the old system; each one can activate its group once',
    help: [
      'FILE is CSV with one line per group: groupNo,hash. The hash is argon2id with the parameters of the policy',
      '($argon2id$v=19$m=19456,t=2,p=1$…). The passwords expire at the end of the cut-off date (Asia/Shanghai).',
      'If any line is bad, nothing is imported: each bad line is reported with its number and a code (exit code 1).',
      '',
      'examples:',
      '  npm run ops -- groups import-passwords old-groups.csv --cut-off 2019-12-31',
      '  npm run ops -- groups import-passwords old-groups.csv --cut-off 2019-12-31 --json',
    ].join('\n'),
    run: importPasswords,
  },
];

async function importPasswords(parameters: readonly string[], context: CommandContext): Promise<number> {
  const { repositories, now, print } = context;
  const { file, cutOff, json } = argumentsOf(parameters);
  const expiresAt = new Date(Date.parse(`${cutOff}T00:00:00+08:00`) + day);
  if (expiresAt <= now) throw new UsageError('the cut-off date has passed');
  const { passwords, refused: unreadable } = readLegacyPasswords(await readText(file));
  const refused: readonly RefusedLine[] =
    unreadable.length > 0
      ? unreadable
      : await repositories.legacyGroupPasswords.importAll(passwords, { expiresAt, now });
  const imported = refused.length > 0 ? 0 : passwords.length;
  if (json) print(JSON.stringify({ imported, cutOff, refused }));
  else {
    for (const { line, code } of refused) print(`line ${line}: ${code}`);
    print(refused.length > 0 ? 'Nothing was imported.' : `${imported} imported, valid until ${cutOff}.`);
  }
  return refused.length > 0 ? 1 : 0;
}

function argumentsOf(parameters: readonly string[]): { file: string; cutOff: string; json: boolean } {
  const json = parameters.includes('--json');
  const [file, option, cutOff, ...more] = parameters.filter((each) => each !== '--json');
  if (!file || option !== '--cut-off' || !cutOff || !isDate(cutOff) || more.length > 0)
    throw new UsageError('a file and --cut-off YYYY-MM-DD are required; see --help');
  return { file, cutOff, json };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read`);
  }
}
