import type { EntityName, FilterQuery } from '@mikro-orm/core';
import { policy } from '../../../domain/policy.ts';
import { CodeSending } from '../../entities/code-sending.ts';
import { OtpChallenge } from '../../entities/otp-challenge.ts';
import { Session } from '../../entities/session.ts';
import type { Database } from '../../orm.ts';
import type { SealedInputs } from '../../sealed-inputs.ts';
import type { AttemptLimits } from './attempt-limits.ts';

const { sessionMs, codeMs, rowsAtOnce } = policy.expiredData;

/** How many rows of each kind were removed. */
export type RemovedData = Readonly<
  Record<'sealedInputs' | 'sessions' | 'codes' | 'sendings' | 'counters', number>
>;

/**
 * Removes what has no use any more: inputs of flows that ended without wiping them, old sessions and codes, and
 * counters whose window is over.
 */
export function createExpiredData(
  database: Database,
  { inputs, limits }: { readonly inputs: SealedInputs; readonly limits: AttemptLimits },
) {
  /** Few rows in each statement, so that nobody waits long for its locks. */
  async function removeAll<Row extends { id: string | number }>(
    entity: EntityName<Row>,
    expired: FilterQuery<NoInfer<Row>>,
  ): Promise<number> {
    for (let removed = 0; ;) {
      const em = database.em();
      const rows = await em.find(entity, expired, { limit: rowsAtOnce, disableIdentityMap: true });
      const ids = { id: { $in: rows.map(({ id }) => id) } };
      if (rows.length > 0) removed += await em.nativeDelete(entity, ids as unknown as FilterQuery<Row>);
      if (rows.length < rowsAtOnce) return removed;
    }
  }

  return {
    async remove(now: Date): Promise<RemovedData> {
      const until = (keptMs: number) => ({ $lte: new Date(now.getTime() - keptMs) });
      return {
        sealedInputs: await inputs.wipeExpired(now),
        sessions: await removeAll(Session, { expiresAt: until(sessionMs) }),
        codes: await removeAll(OtpChallenge, { expiresAt: until(codeMs) }),
        sendings: await removeAll(CodeSending, { createdAt: until(codeMs) }),
        counters: await limits.forgetEnded(now),
      };
    },
  };
}
