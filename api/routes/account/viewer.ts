import type { AccountProfile } from '../../../db/queries/account/account-queries.ts';
import type { Queries } from '../../../db/queries/queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Call } from '../../http/route.ts';

/** The signed-in account with its subject: only what belongs to that exists for it. @throws BusinessError SESSION_REQUIRED */
export function createViewer({
  accounts,
}: Pick<Queries, 'accounts'>): (call: Pick<Call, 'actor'>) => Promise<AccountProfile> {
  return async ({ actor }) => {
    const profile = await accounts.profile(actor().actorId);
    if (!profile) throw new BusinessError('SESSION_REQUIRED');
    return profile;
  };
}
