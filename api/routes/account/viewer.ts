import { type AccountProfile, createAccountQueries } from '../../../db/queries/account/account-queries.ts';
import type { Database } from '../../../db/orm.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Call } from '../../http/route.ts';

/** The signed-in account with its subject: only what belongs to that exists for it. @throws BusinessError SESSION_REQUIRED */
export function createViewer(database: Database): (call: Pick<Call, 'actor'>) => Promise<AccountProfile> {
  const accounts = createAccountQueries(database);
  return async ({ actor }) => {
    const profile = await accounts.profile(actor().actorId);
    if (!profile) throw new BusinessError('SESSION_REQUIRED');
    return profile;
  };
}
