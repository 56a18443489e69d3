import { BusinessError } from '../../../../domain/errors.ts';
import { createCurrentPassword } from './current-password.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import type { Call } from '../../../http/route.ts';
import { createSignInGuard } from './sign-in-guard.ts';

/**
 * Has who is signed in prove it by password, before anything is changed that signing in depends on. Answers the hash
 * that it was proved by, so that a change can name what it replaces.
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
  const { accounts } = dependencies.queries;
  const guard = createSignInGuard(dependencies);
  const isRight = createCurrentPassword(dependencies, 'account');
  return async ({ request, actor, now }, password) => {
    const id = actor().actorId;
    const account = await accounts.credentials(id);
    if (!account) throw new BusinessError('SESSION_REQUIRED');
    const { username: name } = account;
    const attempt = { kind: 'account', name, ip: request.ip, now, refusal: 'PASSWORD_WRONG' } as const;
    return guard.attempt(attempt, async () => {
      // Read in turn: the one before may have renewed the hash.
      const current = await accounts.credentials(id);
      const inForce = await isRight(password, current && { id, passwordHash: current.passwordHash });
      return inForce === undefined ? undefined : { proved: 'half', value: inForce };
    });
  };
}
