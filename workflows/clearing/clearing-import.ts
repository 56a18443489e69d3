import { allHandlersFinished, ApplicationFailure, condition, setHandler, sleep } from '@temporalio/workflow';
import type {
  ClearingImportInput,
  ImportChecked,
  ImportConfirmation,
  ImportOrder,
  ImportResult,
  ImportState,
} from '../../contracts/clearing.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { persistent, producing } from '../proxies.ts';
import { refusedWith } from '../refusals.ts';
import { cancelImport, confirmImport, importState, recheckImport } from './definitions.ts';

type Decision =
  | { readonly kind: 'confirm'; readonly order: ImportConfirmation }
  | { readonly kind: 'recheck' | 'cancel'; readonly order: ImportOrder };

const waitFor = '24h';
const betweenOutages = '1m';

/**
 * Loads a set of clearing files: check → wait for a person's yes → load. Checking puts the rows aside, where no statement
 * sees them; loading makes all of them visible at once. It ends LOADED, REFUSED, CANCELLED or EXPIRED. Where
 * the ledger has changed in between, it checks again and asks again.
 */
export async function clearingImport({ setId }: ClearingImportInput): Promise<ImportResult> {
  let state: ImportState = 'CHECKING';
  let checked: ImportChecked | undefined;
  let decision: Decision | undefined;
  const refuseUnlessWaiting = () => {
    if (state !== 'WAITING' || decision) throw refused('NOTHING_TO_CHANGE');
  };
  setHandler(importState, () => state);
  setHandler(confirmImport, (order) => void (decision = { kind: 'confirm', order }), {
    validator: ({ summaryDigest }) => {
      refuseUnlessWaiting();
      if (!checked || summaryDigest !== checked.summaryDigest) throw refused('CLEARING_SUMMARY_STALE');
      if (!checked.confirmable) throw refused('CLEARING_UNDECIDED');
    },
  });
  setHandler(recheckImport, (order: ImportOrder) => void (decision = { kind: 'recheck', order }), {
    validator: (_order: ImportOrder) => refuseUnlessWaiting(),
  });
  setHandler(cancelImport, (order: ImportOrder) => void (decision = { kind: 'cancel', order }), {
    validator: (_order: ImportOrder) => refuseUnlessWaiting(),
  });

  const end = async (ended: 'CANCELLED' | 'EXPIRED', order?: ImportOrder): Promise<ImportResult> => {
    state = ended;
    await persistent.endClearingImport({ setId, state: ended, ...(order && { order }) });
    await condition(allHandlersFinished);
    return { state };
  };

  for (;;) {
    state = 'CHECKING';
    checked = await patiently(() => producing.checkClearingSet({ setId }));
    if (checked.refused) return { state: 'REFUSED' };
    state = 'WAITING';
    await condition(() => decision !== undefined, waitFor);
    const decided = decision;
    decision = undefined;
    if (!decided) return end('EXPIRED');
    if (decided.kind === 'cancel') return end('CANCELLED', decided.order);
    if (decided.kind === 'confirm') {
      state = 'LOADING';
      const { order } = decided;
      if (await patiently(() => loadUnlessStale({ setId, order }))) {
        await condition(allHandlersFinished);
        return { state: 'LOADED' };
      }
    }
  }
}

/** False where the ledger has changed since the check: another set of these days was loaded meanwhile. */
async function loadUnlessStale(load: ClearingImportInput & { order: ImportConfirmation }): Promise<boolean> {
  try {
    await producing.loadClearingSet(load);
    return true;
  } catch (error) {
    if (refusedWith(error) === 'CLEARING_SUMMARY_STALE') return false;
    throw error;
  }
}

/** An outage of the store or the database is waited for: the files are there, and the person has said yes. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = refusedWith(error);
      if (code !== 'STORAGE_FAILED' && code !== 'SERVICE_UNAVAILABLE') throw error;
      await sleep(betweenOutages);
    }
  }
}

function refused(code: ErrorCode): ApplicationFailure {
  return ApplicationFailure.nonRetryable(code, code);
}
