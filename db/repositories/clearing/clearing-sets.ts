import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { ClearingSet } from '../../entities/clearing-set.ts';
import { ClearingUpload } from '../../entities/clearing-upload.ts';
import type { ImportState, ImportSummary } from '../../../contracts/clearing.ts';
import { endedImportStates } from '../../../contracts/clearing.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { forgetStagedRows } from './staged-rows.ts';

/** What an operator says about files that they don't say themselves. */
export interface SetTerms {
  readonly profileId: string | undefined;
  readonly clearingDate: string | undefined;
  /** For formats that don't state it. */
  readonly applicationTypeCode: string | undefined;
}

export interface ReceivedUpload {
  readonly name: string;
  readonly storageKey: string;
  readonly key: Buffer;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ReceivedSet {
  readonly id: string;
  readonly source: string;
  readonly terms: SetTerms;
  readonly uploads: readonly ReceivedUpload[];
  readonly receivedBy: string;
}

/** States in which the same files may be imported again. */
const restartable: readonly ImportState[] = ['REFUSED', 'CANCELLED', 'EXPIRED'];

/** Sets of clearing files on their way into the ledger. */
export function createClearingSets(database: Database, vault: Pick<Vault, 'cipher' | 'audit'>) {
  return {
    /** True if these files are to be checked: they are new, or an earlier import of them came to nothing. */
    async receive(set: ReceivedSet, now: Date): Promise<boolean> {
      try {
        return await inTransaction(database, (em) => receive(em, vault, set, now));
      } catch (error) {
        // Somebody else has just handed them in.
        if (error instanceof UniqueConstraintViolationException) return false;
        throw error;
      }
    },

    async find(id: string) {
      const em = database.em();
      const set = await em.findOne(ClearingSet, id);
      if (!set) return undefined;
      const uploads = await em.find(ClearingUpload, { setId: id }, { orderBy: { position: 'asc' } });
      const { profileId, clearingDate, applicationTypeCode } = set;
      const terms: SetTerms = {
        profileId: profileId ?? undefined,
        clearingDate: clearingDate ?? undefined,
        applicationTypeCode: applicationTypeCode ?? undefined,
      };
      const opened = uploads.map(({ keyCipher, ...upload }) => ({
        ...upload,
        key: Buffer.from(vault.cipher.open(keyCipher), 'base64'),
      }));
      return { id, state: set.state, terms, uploads: opened };
    },

    /** Forgets what an earlier check has put aside. */
    async beginCheck(id: string): Promise<void> {
      const changes = { state: 'CHECKING' as const, rowsRead: 0, summaryDigest: null };
      await database
        .em()
        .nativeUpdate(ClearingSet, { id, state: { $nin: ['LOADED', 'SUPERSEDED'] } }, changes);
      await forgetStagedRows(database, id);
    },

    async countRead(id: string, rowsRead: number): Promise<void> {
      await database.em().nativeUpdate(ClearingSet, { id, state: 'CHECKING' }, { rowsRead });
    },

    /** Keeps the summary; a set that is refused ends here, and its rows are forgotten. */
    async finishCheck(
      id: string,
      checked: { summary: ImportSummary; summaryDigest: string; refused: boolean; now: Date },
    ): Promise<void> {
      const { summary, summaryDigest, refused, now } = checked;
      const sums = {
        rowCount: summary.days.reduce((sum, { rows }) => sum + rows, 0),
        netFen: summary.days.reduce((sum, { netFen }) => sum + netFen, 0),
      };
      const ends = refused ? { state: 'REFUSED' as const, endedAt: now } : { state: 'WAITING' as const };
      const changes = { ...ends, ...sums, checkedAt: now, summary, summaryDigest, rowsRead: summary.rows };
      const replacesId = summary.replaces?.setId ?? null;
      await database.em().nativeUpdate(ClearingSet, { id, state: 'CHECKING' }, { ...changes, replacesId });
      if (refused) await forgetStagedRows(database, id);
    },

    /** Ends a set that was not loaded. Again, it changes nothing. */
    async end(
      id: string,
      {
        state,
        actor,
        reason,
        now,
      }: { state: 'CANCELLED' | 'EXPIRED'; actor: string; reason: string | undefined; now: Date },
    ): Promise<void> {
      await inTransaction(database, async (em) => {
        const open = { id, state: { $nin: [...endedImportStates] } };
        if ((await em.nativeUpdate(ClearingSet, open, { state, endedAt: now })) === 0) return;
        await appendAuditEvent(em, vault, {
          ...{ at: now, actor, action: `clearing.${state === 'CANCELLED' ? 'cancel' : 'expire'}` },
          ...{ target: `clearing-set:${id}`, ...(reason !== undefined && { reason }) },
        });
      });
      await forgetStagedRows(database, id);
    },

    /** The newest first. */
    async list(limit: number) {
      return database
        .em()
        .find(ClearingSet, {}, { orderBy: { receivedAt: 'desc' }, limit, exclude: ['summary'] });
    },

    /**
     * The whole set by the beginning of its id.
     *
     * @throws BusinessError CLEARING_SET_NOT_FOUND where none or several begin so
     */
    async byPrefix(prefix: string) {
      const like = /^[0-9a-f]{6,64}$/.test(prefix) ? { id: { $like: `${prefix}%` } } : { id: prefix };
      const [set, second] = await database.em().find(ClearingSet, like, { limit: 2 });
      if (!set || second) throw new BusinessError('CLEARING_SET_NOT_FOUND');
      return set;
    },
  };
}

async function receive(
  em: SqlEntityManager,
  vault: Pick<Vault, 'cipher' | 'audit'>,
  { id, source, terms, uploads, receivedBy }: ReceivedSet,
  now: Date,
): Promise<boolean> {
  const existing = await em.findOne(ClearingSet, id, { disableIdentityMap: true });
  if (existing && !restartable.includes(existing.state)) return false;
  await em.nativeDelete(ClearingUpload, { setId: id });
  await em.nativeDelete(ClearingSet, { id });
  const { profileId = null, clearingDate = null, applicationTypeCode = null } = terms;
  await em.insert(ClearingSet, {
    ...{ id, source, profileId, clearingDate, applicationTypeCode, receivedBy, receivedAt: now },
    ...{ state: 'CHECKING', rowsRead: 0, rowCount: 0, netFen: 0 },
  });
  const rows = uploads.map(({ key, ...upload }, position) => {
    return { setId: id, position, ...upload, keyCipher: vault.cipher.seal(key.toString('base64')) };
  });
  if (rows.length > 0) await em.insertMany(ClearingUpload, rows);
  await appendAuditEvent(em, vault, {
    ...{ at: now, actor: receivedBy, action: 'clearing.receive', target: `clearing-set:${id}` },
    detail: { source, files: uploads.length },
  });
  return true;
}
