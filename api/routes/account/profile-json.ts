import type { ApiDependencies } from '../../dependencies.ts';
import { BusinessError } from '../../../domain/errors.ts';

/** The signed-in account as the interface tells it; without a session named, as of the sign-in just made. */
export function createProfileJson({ queries }: Pick<ApiDependencies, 'queries'>) {
  const { accounts, sessionStatus } = queries;

  /** @throws BusinessError SESSION_REQUIRED */
  return async (accountId: number, sessionId?: string) => {
    const found = await accounts.profile(accountId);
    const status = await sessionStatus(accountId, sessionId);
    if (!found || !status) throw new BusinessError('SESSION_REQUIRED');
    const { username, subjectType, subjectNo, subjectName, branchName } = found;
    const { signedInAt, expiresAt, idleExpiresAt, lastSignInAt, secondFactor, contacts } = status;
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
