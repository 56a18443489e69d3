import type { IdentityAttempt } from '../../contracts/activation.ts';
import type { LimitedAttempt } from '../../db/repositories/account/attempt-limits.ts';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { shanghaiMinute } from '../../domain/shanghai-time.ts';
import type { ActivityDependencies } from '../dependencies.ts';

/**
 * Counts a try to prove an identity, before anything is looked up: whether the number exists makes no difference.
 * The host comes first, so that one that has no tries left can't spend those of a merchant. An activity that dies
 * after counting is done again, and its input is not counted again.
 *
 * @throws BusinessError IDENTITY_TRIES_EXHAUSTED with `retryAfterSeconds`, `retryAt` (ISO 8601), `retryAtBeijing`
 */
export function createIdentityAttempts({ repositories, clock }: ActivityDependencies) {
  const { attemptLimits: limits, countedInputs: inputs } = repositories;

  return async function count(inputId: string, attempt: IdentityAttempt): Promise<void> {
    const now = clock();
    const wanted = limitsOf(attempt, now);
    const exhausted = await inputs.count(inputId, wanted);
    if (!exhausted) return;
    const retryAt = (await limits.endsAt(exhausted)) ?? new Date(now.getTime() + exhausted.windowMs);
    throw new BusinessError('IDENTITY_TRIES_EXHAUSTED', {
      retryAfterSeconds: Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 1_000)),
      retryAt: retryAt.toISOString(),
      retryAtBeijing: shanghaiMinute(retryAt.getTime()),
    });
  };
}

function limitsOf(attempt: IdentityAttempt, now: Date): readonly LimitedAttempt[] {
  const {
    attemptsPerNetwork: triesPerNetwork,
    networkWindowMs,
    attemptsPerSubject: triesPerSubject,
    subjectWindowMs,
  } = policy.identity;
  const { network } = attempt;
  const subject = attempt.method === 'group' ? `group:${attempt.groupNo}` : `merchant:${attempt.merchantNo}`;
  return [
    { scope: 'identity-network', key: network, limit: triesPerNetwork, windowMs: networkWindowMs, now },
    { scope: 'identity-subject', key: subject, limit: triesPerSubject, windowMs: subjectWindowMs, now },
  ];
}
