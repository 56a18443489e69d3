import type { IdentityAttempt } from '../contracts/activation.ts';
import { createAttemptLimits, type LimitedAttempt } from '../db/web/attempt-limits.ts';
import { BusinessError } from '../domain/errors.ts';
import { policy } from '../domain/policy.ts';
import { shanghaiMinute } from '../domain/statement-period.ts';
import type { ActivityDependencies } from './dependencies.ts';

/**
 * Counts a try to prove an identity, before anything is looked up: whether the number exists makes no difference.
 * The host comes first, so that one that has no tries left can't spend those of a merchant. An activity that dies
 * between counting and comparing is done again and counts again, never less.
 *
 * @throws BusinessError IDENTITY_TRIES_EXHAUSTED with `retryAfterSeconds`, `retryAt` (ISO 8601), `retryAtBeijing`
 */
export function createIdentityTries({ database, vault, clock }: ActivityDependencies) {
  const limits = createAttemptLimits(database, vault);
  const { triesPerNetwork, networkWindowMs, triesPerSubject, subjectWindowMs } = policy.identity;

  async function require(attempt: LimitedAttempt): Promise<void> {
    if (await limits.count(attempt)) return;
    const { now, windowMs } = attempt;
    const retryAt = (await limits.endsAt(attempt)) ?? new Date(now.getTime() + windowMs);
    throw new BusinessError('IDENTITY_TRIES_EXHAUSTED', {
      retryAfterSeconds: Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 1_000)),
      retryAt: retryAt.toISOString(),
      retryAtBeijing: shanghaiMinute(retryAt.getTime()),
    });
  }

  return async function count(attempt: IdentityAttempt): Promise<void> {
    const now = clock();
    const network = { key: attempt.network, limit: triesPerNetwork, windowMs: networkWindowMs };
    await require({ scope: 'identity-network', ...network, now });
    const key = attempt.method === 'group' ? `group:${attempt.groupNo}` : `merchant:${attempt.merchantNo}`;
    await require({ scope: 'identity-subject', key, limit: triesPerSubject, windowMs: subjectWindowMs, now });
  };
}
