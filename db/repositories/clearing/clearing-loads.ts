import type { SqlEntityManager } from '@mikro-orm/sql';
import { LockMode } from '@mikro-orm/core';
import type { ImportedDay } from '../../../contracts/clearing.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { monthOf } from '../../../domain/shanghai-time.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { ClearingFile } from '../../entities/clearing-file.ts';
import { ClearingSet } from '../../entities/clearing-set.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { countUpMonth, noteChange } from './count-up-revisions.ts';
import { countUpSubjectsOf } from './count-up-subjects-of.ts';
import { differenceOf, earlierDelivery } from './earlier-delivery.ts';
import { moveStagedRows } from './move-staged-rows.ts';
import { forgetStagedRows, rowColumns, stageRows, type StagedRow } from './staged-rows.ts';

interface Confirmed {
  readonly by: string;
  readonly reason: string;
  readonly now: Date;
}

/** Brings sets into the ledger: rows are put aside, then all of them become visible in one transaction. */
export function createClearingLoads(database: Database, vault: Pick<Vault, 'audit'>) {
  return {
    /** @throws BusinessError NOTHING_TO_CHANGE when the set is not being checked */
    stageRows: (setId: string, rows: readonly StagedRow[]) => stageRows(database, setId, rows),

    earlierDelivery: (setId: string, days: readonly ImportedDay[]) =>
      earlierDelivery(database.em(), setId, days),

    differenceOf: (setId: string, earlierId: string) => differenceOf(database.em(), setId, earlierId),

    /**
     * Makes a checked set visible: its rows enter the ledger, those of the delivery that it replaces leave it, the
     * days count as loaded and the revisions go up, all in one transaction. The same call again changes nothing.
     *
     * @throws BusinessError CLEARING_SUMMARY_STALE when the ledger is not what it was at the check, CLEARING_SET_NOT_FOUND
     */
    async loadSet(setId: string, confirmed: Confirmed): Promise<void> {
      await inTransaction(database, (em) => load(em, database.kind, vault, setId, confirmed));
      await forgetStagedRows(database, setId);
    },
  };
}

async function load(
  em: SqlEntityManager,
  kind: Database['kind'],
  vault: Pick<Vault, 'audit'>,
  setId: string,
  { by, reason, now }: Confirmed,
): Promise<void> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true } as const;
  const set = await em.findOne(ClearingSet, setId, lock);
  if (!set) throw new BusinessError('CLEARING_SET_NOT_FOUND');
  if (set.state === 'LOADED' || set.state === 'SUPERSEDED') return;
  const days = set.summary?.days ?? [];
  const periods = [...new Set(days.map(({ clearingDate }) => monthOf(clearingDate)))].sort();
  // Sets that share a day share a month, so of two that are loaded at once the second waits here.
  for (const period of periods) await countUpMonth(em, period, now);
  const earlier = await earlierDelivery(em, setId, days);
  if (set.state !== 'WAITING' || earlier !== (set.replacesId ?? undefined))
    throw new BusinessError('CLEARING_SUMMARY_STALE');
  await countUpSubjectsOf(em, kind, setId, earlier);
  if (earlier !== undefined) await supersede(em, earlier, setId);
  const fileIds = await placeFiles(em, set, days);
  await moveStagedRows(em, setId, fileIds, days);
  await em.nativeUpdate(ClearingSet, { id: setId }, { state: 'LOADED', endedAt: now });
  for (const period of periods) await noteChange(em, vault, period, now);
  await appendAuditEvent(em, vault, {
    ...{ at: now, actor: by, action: 'clearing.confirm', target: `clearing-set:${setId}`, reason },
    detail: {
      rows: set.rowCount,
      netFen: set.netFen,
      ...(earlier !== undefined && { replaces: earlier }),
    },
  });
}

/** Moves the rows of a delivery out of the ledger; its days are taken over by the new one. */
async function supersede(em: SqlEntityManager, earlier: string, by: string): Promise<void> {
  const files = await em.find(ClearingFile, { setId: earlier }, { disableIdentityMap: true });
  const ids = files.map(({ id }) => id);
  // By their ids: MariaDB deletes by a subquery row by row over the whole table.
  const ofEarlier = `clearing_file_id in (${ids.map(() => '?').join()})`;
  await em.execute(
    `insert into clearing_superseded (id, set_id, superseded_by_id, line_no, ${rowColumns})
      select id, ?, ?, line_no, ${rowColumns} from clearing_transaction where ${ofEarlier}`,
    [earlier, by, ...ids],
    'run',
  );
  await em.execute(`delete from clearing_transaction where ${ofEarlier}`, ids, 'run');
  const none = { rowCount: 0, amountFen: 0, feeFen: 0, netFen: 0 };
  await em.nativeUpdate(ClearingFile, { setId: earlier }, { setId: by, sha256: by, ...none });
  await em.nativeUpdate(ClearingSet, { id: earlier }, { state: 'SUPERSEDED' });
}

/** The clearing files that hold the set's rows: taken over from an earlier delivery, declared before, or new. */
async function placeFiles(
  em: SqlEntityManager,
  { id: setId, source }: { readonly id: string; readonly source: string },
  days: readonly ImportedDay[],
): Promise<number[]> {
  const fresh = { disableIdentityMap: true };
  const ids: number[] = [];
  for (const { rows: rowCount, clearingDate, applicationTypeCode, amountFen, feeFen, netFen } of days) {
    const day = { clearingDate, applicationTypeCode };
    const sums = {
      setId,
      source,
      sha256: setId,
      state: 'LOADED' as const,
      rowCount,
      amountFen,
      feeFen,
      netFen,
    };
    const declared = { ...day, state: 'DECLARED' as const };
    const place =
      (await em.findOne(ClearingFile, { ...day, setId }, fresh)) ??
      (await em.findOne(ClearingFile, { ...declared, source }, fresh)) ??
      (await em.findOne(ClearingFile, { ...declared, source: null }, fresh));
    if (place) await em.nativeUpdate(ClearingFile, { id: place.id }, sums);
    const fileName = `set-${setId.slice(0, 16)}-${applicationTypeCode}`;
    ids.push(place?.id ?? (await em.insert(ClearingFile, { ...day, fileName, ...sums })));
  }
  return ids;
}
