import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { ImportConfirmation, ImportOrder, ImportState } from '../../contracts/clearing.ts';

/** Where the import is; rows read so far are in its row. */
export const importState = defineQuery<ImportState>('state');

/** A person's yes to the summary with this digest. @throws CLEARING_SUMMARY_STALE, CLEARING_UNDECIDED, NOTHING_TO_CHANGE */
export const confirmImport = defineUpdate<void, [ImportConfirmation]>('confirm');

/** Reads the files again, for example after the roster has changed. @throws NOTHING_TO_CHANGE */
export const recheckImport = defineUpdate<void, [ImportOrder]>('recheck');

/** Ends an import that waits. @throws NOTHING_TO_CHANGE */
export const cancelImport = defineUpdate<void, [ImportOrder]>('cancel');
