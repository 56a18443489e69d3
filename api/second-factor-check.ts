import { createSecondFactors, type FactorProof } from '../db/web/second-factors.ts';
import type { ApiDependencies } from './dependencies.ts';
import { createSignInGuard } from './sign-in-guard.ts';

interface FactorTry {
  readonly accountId: number;
  /** The account's name as the limits on signing in know it. */
  readonly username: string;
  readonly proof: FactorProof;
  readonly ip: string | undefined;
  readonly now: Date;
  /** What has to hold as well, tried only when the proof is right. */
  readonly andThen?: () => Promise<boolean>;
}

/**
 * Judges a code or recovery code within the limits on signing in, and uses it up.
 *
 * @throws TryRefused SECOND_FACTOR_WRONG
 */
export function createSecondFactorCheck(
  dependencies: ApiDependencies,
): (attempt: FactorTry) => Promise<void> {
  const guard = createSignInGuard(dependencies);
  const factors = createSecondFactors(dependencies.database, dependencies.vault);
  return async ({ accountId, username: name, proof, ip, now, andThen }) => {
    const attempt = { kind: 'account', name, ip, now, refusal: 'SECOND_FACTOR_WRONG' } as const;
    await guard.judge(attempt, async () => {
      const right = (await factors.accept(accountId, proof, now)) && (await (andThen?.() ?? true));
      return right ? { proved: 'all', value: undefined } : undefined;
    });
  };
}
