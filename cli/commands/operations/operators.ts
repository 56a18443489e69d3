import { randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { OperatorSecrets } from '../../../db/repositories/operations/operator-repository.ts';
import { canonicalUsername, passwordProblems } from '../../../domain/account/credentials.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { newTotpSecret, totpUri } from '../../../domain/account/totp.ts';
import { type Command, type CommandContext, UsageError } from '../../command.ts';
import { readLine } from '../../read-line.ts';

const fromInput = '--password-stdin';

export const operatorCommands: readonly Command[] = [
  {
    usage: `operators create NAME [${fromInput}]`,
    summary: 'creates an operator and shows the sign-in details once',
    run: (parameters, context) =>
      issue(parameters, context, (secrets) => context.repositories.operators.create(secrets)),
  },
  {
    usage: `operators renew NAME [${fromInput}]`,
    summary: 'replaces the password and second factor of an operator and ends their sessions',
    run: (parameters, context) =>
      issue(parameters, context, async (secrets) => {
        const renewed = await context.repositories.operators.renew(secrets);
        if (!renewed) throw new UsageError(`no operator is called ${secrets.username}`);
      }),
  },
];

/** Stores new secrets first and only then shows them. */
async function issue(
  parameters: readonly string[],
  context: CommandContext,
  store: (secrets: OperatorSecrets) => Promise<void>,
): Promise<void> {
  const [typed, option, ...more] = parameters;
  if (typed === undefined || (option !== undefined && option !== fromInput) || more.length > 0)
    throw new UsageError('NAME is required');
  const username = canonicalUsername(typed);
  const given = option === fromInput ? await readLine(context.input) : undefined;
  const password = given ?? generatePassword();
  const [problem] = passwordProblems(password, [username]);
  if (problem !== undefined) throw new BusinessError(problem);
  const totpSecret = newTotpSecret();
  const passwordHash = await hash(password, policy.argon2);
  await store({ username, passwordHash, totpSecret, now: context.now });
  const uri = totpUri(totpSecret, { issuer: context.config.BRAND_NAME, label: username });
  context.print(`Operator ${username}. These details are shown only once:\n`);
  if (given === undefined) context.print(`  password           ${password}`);
  context.print(`  authenticator app  ${uri}`);
  context.print(`  manual entry       ${totpSecret}`);
}

/** 20 characters from 55 unambiguous ones (about 115 bits), with every kind of character the rules require. */
function generatePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  for (;;) {
    const password = Array.from({ length: 20 }, () => letters[randomInt(letters.length)]!).join('');
    if (passwordProblems(password, []).length === 0) return password;
  }
}
