import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { CodeSending } from '../../entities/code-sending.ts';

const mostInAnyWindow = Math.max(...policy.codesPerAddress.map(({ atMost }) => atMost));

export interface BookedCode {
  readonly challengeId: string;
  readonly addressIndexes: readonly string[];
  readonly now: Date;
}

/**
 * Counts one code for each address, inside the transaction of `em` that makes the code. Two that count the same address
 * at once want the same ordinal: one falls on the unique index, is rolled back, and counts again with the other's.
 *
 * @throws BusinessError CODE_LIMIT_REACHED with `retryAfterSeconds` and `retryAfterMinutes`;
 *   UniqueConstraintViolationException when another was faster
 */
export async function bookSendings(em: SqlEntityManager, booked: BookedCode): Promise<void> {
  const { challengeId, addressIndexes, now } = booked;
  // In one order everywhere, so that two codes to the same addresses don't wait for each other.
  for (const addressIndex of [...new Set(addressIndexes)].sort()) {
    const earlier = await em.find(
      CodeSending,
      { addressIndex },
      { orderBy: { ordinal: 'desc' }, limit: mostInAnyWindow, disableIdentityMap: true },
    );
    const waitMs = waitOf(
      earlier.map(({ createdAt }) => createdAt.getTime()),
      now.getTime(),
    );
    if (waitMs > 0) throw limitReached(waitMs);
    const ordinal = (earlier[0]?.ordinal ?? 0) + 1;
    await em.insert(CodeSending, { challengeId, addressIndex, ordinal, createdAt: now });
  }
}

/**
 * For a code that is made again: it goes to addresses it was booked for, and to no others.
 *
 * @throws BusinessError CODE_LIMIT_REACHED, as when it was booked
 */
export async function requireBooked(
  em: SqlEntityManager,
  { challengeId, addressIndexes }: Omit<BookedCode, 'now'>,
): Promise<void> {
  const booked = await em.find(CodeSending, { challengeId });
  if (addressIndexes.some((wanted) => !booked.some(({ addressIndex }) => addressIndex === wanted)))
    throw limitReached(0);
}

/** Until every window has room for one more. @param sentAt newest first */
function waitOf(sentAt: readonly number[], now: number): number {
  const waits = policy.codesPerAddress.map(({ atMost, withinMs }) => {
    const oldest = sentAt[atMost - 1];
    return oldest === undefined ? 0 : oldest + withinMs - now;
  });
  return Math.max(...waits);
}

function limitReached(waitMs: number): BusinessError {
  return new BusinessError('CODE_LIMIT_REACHED', {
    retryAfterSeconds: Math.ceil(waitMs / 1_000),
    retryAfterMinutes: Math.ceil(waitMs / 60_000),
  });
}
