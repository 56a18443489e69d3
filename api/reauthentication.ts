import { createAccountQueries } from '../db/queries/account-queries.ts';
import { BusinessError } from '../domain/errors.ts';
import { createCurrentPassword } from './current-password.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { Call } from './route.ts';
import { createSignInGuard } from './sign-in-guard.ts';

/**
 * Has who is signed in prove it by password, before anything is changed that signing in depends on. Answers the hash
 * that is stored then, so that a change can name what it replaces.
 */
export type Reauthentication = (
  call: Pick<Call, 'request' | 'actor' | 'now'>,
  password: string,
) => Promise<string>;

/**
 * Counts against the same limits as signing in, since it is the same password that is guessed.
 *
 * @throws TryRefused PASSWORD_WRONG
 * @throws BusinessError SESSION_REQUIRED
 */
export function createReauthentication(dependencies: ApiDependencies): Reauthentication {
  const accounts = createAccountQueries(dependencies.database);
  const guard = createSignInGuard(dependencies);
  const isRight = createCurrentPassword(dependencies, 'account');
  return async ({ request, actor, now }, password) => {
    const id = actor().actorId;
    const account = await accounts.credentials(id);
    if (!account) throw new BusinessError('SESSION_REQUIRED');
    const { username: name, passwordHash } = account;
    const attempt = { kind: 'account', name, ip: request.ip, now, refusal: 'PASSWORD_WRONG' } as const;
    await guard.judge(attempt, async () =>
      (await isRight(password, { id, passwordHash })) ? { proved: 'half', value: undefined } : undefined,
    );
    // Read again: the check renews a hash of lesser parameters.
    return (await accounts.credentials(id))?.passwordHash ?? passwordHash;
  };
}
