import { createSessionStatus } from '../../../db/queries/account/session-status.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { BusinessError } from '../../../domain/errors.ts';

/** The signed-in account as the interface tells it; without a session named, as of the sign-in just made. */
export function createProfileJson({ queries, database }: Pick<ApiDependencies, 'queries' | 'database'>) {
  const { accounts } = queries;
  const standingOf = createSessionStatus(database);

  /** @throws BusinessError SESSION_REQUIRED */
  return async (accountId: number, sessionId?: string) => {
    const found = await accounts.profile(accountId);
    const standing = await standingOf(accountId, sessionId);
    if (!found || !standing) throw new BusinessError('SESSION_REQUIRED');
    const { username, subjectType, subjectNo, subjectName, branchName } = found;
    const { signedInAt, expiresAt, idleExpiresAt, lastSignInAt, secondFactor, contacts } = standing;
    return {
      ...{ username, subjectType, subjectNo, subjectName, branchName },
      signedInAt: signedInAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      idleExpiresAt: idleExpiresAt.toISOString(),
      ...(lastSignInAt && { lastSignInAt: lastSignInAt.toISOString() }),
      secondFactor,
      contacts,
    };
  };
}
