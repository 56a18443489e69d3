import { createHash } from 'node:crypto';
import { sealedImportFlow } from '../../contracts/ids.ts';
import {
  endedImportStates,
  type ClearingImportInput,
  type ImportChecked,
  type ImportConfirmation,
  type ImportOrder,
  type ImportSummary,
} from '../../contracts/clearing.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { unaudited } from '../audit/audited.ts';
import { withHeartbeat } from '../failures/heartbeat.ts';
import { withTemporaryFolder } from '../failures/temporary-folder.ts';
import { openUploads } from './open-uploads.ts';
import { readClearingSet, type ReadSummary } from './read-clearing-set.ts';

type Order = ClearingImportInput & { readonly order: ImportOrder };

export type ClearingImportParts = Pick<ActivityDependencies, 'files' | 'clock' | 'log'> & {
  readonly repositories: Pick<
    ActivityDependencies['repositories'],
    'clearingSets' | 'clearingLoads' | 'knownNames' | 'sealedInputs'
  >;
};

const progressEveryMs = 500;

export function createClearingActivities({ repositories, files, clock, log }: ClearingImportParts) {
  const { clearingSets: sets, clearingLoads: loads, knownNames: names, sealedInputs: inputs } = repositories;

  async function setOf(setId: string) {
    const set = await sets.find(setId);
    if (!set) throw new BusinessError('CLEARING_SET_NOT_FOUND');
    return set;
  }

  /** Once the set has ended its reason is in the audit trail and wiped here: this attempt repeats one whose report was lost. */
  async function reasonOf(setId: string, { inputId }: ImportOrder): Promise<string> {
    const { state } = await setOf(setId);
    if (endedImportStates.includes(state)) return '';
    return (await inputs.open<{ reason: string }>(inputId)).reason;
  }

  /** Reads the files and puts their rows aside; the check of an earlier attempt is forgotten first. */
  async function read(setId: string, signal: AbortSignal): Promise<ReadSummary> {
    const set = await setOf(setId);
    await sets.beginCheck(setId);
    const applicationTypes = await names.applicationTypes();
    let toldAt = 0;
    return withTemporaryFolder(async (folder) => {
      const sources = await openUploads(files, set.uploads, folder);
      return readClearingSet(sources, set.terms, {
        signal,
        applicationTypes,
        merchantIds: (merchantNos) => names.merchantIds(merchantNos),
        stage: (rows) => loads.stageRows(setId, rows),
        progress: async (rows) => {
          if (Date.now() - toldAt < progressEveryMs) return;
          toldAt = Date.now();
          await sets.countRead(setId, rows);
        },
      });
    });
  }

  /** Adds what the ledger has of the same source and days. */
  async function compare(setId: string, { refused: _refused, ...read }: ReadSummary): Promise<ImportSummary> {
    if (read.days.length === 0) return read;
    const earlier = await loads.earlierDelivery(setId, read.days);
    if (earlier === 'OVERLAPS') return { ...read, obstacles: [...read.obstacles, 'SET_OVERLAPS'] };
    if (!earlier) return read;
    return { ...read, replaces: { setId: earlier, ...(await loads.differenceOf(setId, earlier)) } };
  }

  return {
    /** Reads, checks and puts aside. What is wrong with the files is in the summary. @throws CLEARING_SET_NOT_FOUND, STORAGE_FAILED */
    checkClearingSet: unaudited(
      'that files were handed in is audited, and so is what is decided',
      ({ setId }: ClearingImportInput): Promise<ImportChecked> =>
        withHeartbeat(async (signal) => {
          const found = await read(setId, signal);
          const summary = await compare(setId, found);
          const { refused } = found;
          const summaryDigest = createHash('sha256').update(JSON.stringify(summary)).digest('hex');
          await sets.finishCheck(setId, { summary, summaryDigest, refused, now: clock() });
          const { rows, held, obstacles } = summary;
          log.info({ clearingSet: setId, rows, held, refused, obstacles }, 'clearing files were checked');
          return { summaryDigest, refused, confirmable: !refused && summary.obstacles.length === 0 };
        }),
    ),

    /** Makes the rows visible, all at once; again, it changes nothing. @throws CLEARING_SET_NOT_FOUND, INPUT_GONE */
    loadClearingSet: unaudited(
      'its row is part of the change',
      ({ setId, order }: ClearingImportInput & { order: ImportConfirmation }): Promise<void> =>
        withHeartbeat(async () => {
          const reason = await reasonOf(setId, order);
          await loads.loadSet(setId, { by: order.requestedBy, reason, now: clock() });
          await inputs.wipeFlow(sealedImportFlow(setId));
          log.info({ clearingSet: setId }, 'clearing files were loaded');
        }),
    ),

    /** Ends an import that was not loaded and forgets the rows put aside. */
    endClearingImport: unaudited(
      'its row is part of the change',
      async ({
        setId,
        state,
        order,
      }: Partial<Order> & ClearingImportInput & { state: 'CANCELLED' | 'EXPIRED' }): Promise<void> => {
        const reason = order && (await reasonOf(setId, order));
        await sets.end(setId, { state, actor: order?.requestedBy ?? 'system', reason, now: clock() });
        await inputs.wipeFlow(sealedImportFlow(setId));
      },
    ),
  };
}
