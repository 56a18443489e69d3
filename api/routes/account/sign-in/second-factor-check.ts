import type { Request } from 'express';
import type { FactorProof } from '../../../../db/web/account/second-factors.ts';
import { auditOriginOf } from '../../audit/audit-origin.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import { createOutboxWake } from '../../delivery/outbox-wake.ts';
import { createSignInGuard } from './sign-in-guard.ts';

interface FactorAttempt {
  readonly accountId: number;
  /** The account's name as the limits on signing in know it. */
  readonly username: string;
  readonly proof: FactorProof;
  readonly request: Request;
  readonly now: Date;
  /** What has to hold as well, tried only when the proof is right. */
  readonly andThen?: () => Promise<boolean>;
}

/**
 * Checks a code or recovery code within the limits on signing in, and uses it up.
 *
 * @throws TryRefused SECOND_FACTOR_WRONG
 */
export function createSecondFactorCheck(
  dependencies: ApiDependencies,
): (attempt: FactorAttempt) => Promise<void> {
  const guard = createSignInGuard(dependencies);
  const { stores, vault } = dependencies;
  const { secondFactors: factors } = stores;
  const wakeOutbox = createOutboxWake(dependencies);
  return async ({ accountId, username: name, proof, request, now, andThen }) => {
    const change = { accountId, now, origin: auditOriginOf(vault, request) };
    const { ip } = request;
    const attempt = { kind: 'account', name, ip, now, refusal: 'SECOND_FACTOR_WRONG' } as const;
    await guard.attempt(attempt, async () => {
      const right = (await factors.accept(proof, change)) && (await (andThen?.() ?? true));
      return right ? { proved: 'all', value: undefined } : undefined;
    });
    if (proof.kind === 'recovery-code') wakeOutbox();
  };
}
