import { canonicalUsername } from '../../../../domain/account/credentials.ts';
import { createCurrentPassword } from './current-password.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import { type Proved, createSignInGuard } from './sign-in-guard.ts';

interface PasswordSignIn {
  readonly username: string;
  readonly password: string;
  readonly ip: string | undefined;
  readonly now: Date;
}

/** Whose password it was, and whether a second factor is still to come. */
export interface KnownByPassword {
  readonly accountId: number;
  /** What it was proved by: the session is opened only while it is still in force. */
  readonly passwordHash: string;
  readonly secondFactor: boolean;
}

/**
 * The first half of signing in, which for most accounts is all of it.
 *
 * @throws TryRefused SIGN_IN_REFUSED the same for a wrong password, an unknown name, a disabled account and a wait
 */
export function createAccountSignIn(
  dependencies: ApiDependencies,
): (attempt: PasswordSignIn) => Promise<KnownByPassword> {
  const { accounts } = dependencies.queries;
  const { secondFactors: factors } = dependencies.stores;
  const guard = createSignInGuard(dependencies);
  const isRight = createCurrentPassword(dependencies, 'account');

  async function checkCredentials(
    username: string | undefined,
    password: string,
  ): Promise<Proved<KnownByPassword> | undefined> {
    const found = username === undefined ? undefined : await accounts.byUsername(username);
    const passwordHash = await isRight(
      password,
      found && { id: found.accountId, passwordHash: found.passwordHash },
    );
    if (passwordHash === undefined || found?.state !== 'ACTIVE') return undefined;
    const { accountId } = found;
    const secondFactor = (await factors.confirmed(accountId)) !== undefined;
    return { proved: secondFactor ? 'half' : 'all', value: { accountId, passwordHash, secondFactor } };
  }

  return ({ username: typed, password, ip, now }) => {
    const username = canonicalOrUndefined(typed);
    const name = username ?? typed.normalize('NFKC').trim().toLowerCase();
    const attempt = { kind: 'account', name, ip, now, refusal: 'SIGN_IN_REFUSED' } as const;
    return guard.attempt(attempt, () => checkCredentials(username, password));
  };
}

function canonicalOrUndefined(typed: string): string | undefined {
  try {
    return canonicalUsername(typed);
  } catch {
    return undefined;
  }
}
