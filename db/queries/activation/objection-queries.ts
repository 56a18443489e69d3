import { createHash } from 'node:crypto';
import { ActivationObjection } from '../../entities/activation-objection.ts';
import type { Database } from '../../orm.ts';

export function createObjectionQueries(database: Database) {
  return {
    /** The objection behind a token that may still be used; undefined for any other, whatever the reason. */
    async idOf(token: string, now: Date): Promise<string | undefined> {
      const tokenHash = createHash('sha256').update(token).digest('hex');
      const where = { tokenHash, usedAt: null, expiresAt: { $gt: now } };
      return (await database.em().findOne(ActivationObjection, where))?.id;
    },
  };
}
