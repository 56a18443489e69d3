import type { SettledObjection } from '../../contracts/activation.ts';
import { unaudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export function createObjectionActivities({ repositories, clock }: ActivityDependencies) {
  const { objections } = repositories;
  return {
    /** Stops what the contact on file objected to, or disables the account that came of it. @throws OBJECTION_NOT_FOUND */
    settleObjection: unaudited(
      'its row is part of the change',
      ({ objectionId }: { objectionId: string }): Promise<SettledObjection> =>
        objections.settle(objectionId, clock()),
    ),
  };
}
