import { createCredentialQueries } from '../db/queries/credential-queries.ts';
import { BusinessError } from '../domain/errors.ts';
import type { ApiDependencies } from './dependencies.ts';
import { createPasswordCheck } from './password-check.ts';

/** Asks for the password again before something that only the owner may do. Answers the hash it fits. */
export type CheckPassword = (accountId: number, password: string) => Promise<string>;

/** The one place where a signed-in account's password is asked for. @throws BusinessError PASSWORD_WRONG */
export function createReAuthentication({ database, vault }: ApiDependencies): {
  checkPassword: CheckPassword;
} {
  const credentials = createCredentialQueries(database, vault);
  const isRight = createPasswordCheck();
  return {
    checkPassword: async (accountId, password) => {
      const passwordHash = await credentials.passwordHash(accountId);
      const right = await isRight(password, passwordHash);
      if (!right || passwordHash === undefined) throw new BusinessError('PASSWORD_WRONG');
      return passwordHash;
    },
  };
}
