import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { Account } from '../../entities/account.ts';
import { Operator } from '../../entities/operator.ts';

/** Somebody whose password was found right. */
export interface ProvedActor {
  readonly actorType: 'account' | 'operator';
  readonly actorId: number;
  /** The hash that the password was checked against. */
  readonly passwordHash: string;
}

/**
 * Locks the actor's row while the hash that was checked is still the one in force and the actor may act, inside the
 * transaction of `em`. A password change locks the same row and then ends the sessions it let in: so a sign-in
 * that was judged before the change either is ended by it or comes too late here.
 *
 * @throws BusinessError SIGN_IN_REFUSED when the password was changed, or the account disabled, since it was checked
 */
export async function lockProvedActor(
  em: SqlEntityManager,
  { actorType, actorId: id, passwordHash }: ProvedActor,
): Promise<void> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true };
  const actor =
    actorType === 'account'
      ? await em.findOne(Account, { id, passwordHash, state: 'ACTIVE' }, lock)
      : await em.findOne(Operator, { id, passwordHash }, lock);
  if (!actor) throw new BusinessError('SIGN_IN_REFUSED');
}
