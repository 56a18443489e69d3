import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { delivering } from '../proxies.ts';
import { wakeOutbox } from './definitions.ts';

/** Sends due messages until none is left, and waits for later retries. Writers of the outbox wake it. */
export async function deliverOutbox(): Promise<void> {
  let woken = false;
  setHandler(wakeOutbox, () => {
    woken = true;
  });
  for (;;) {
    woken = false;
    const { nextDueInMs } = await delivering.deliverDue();
    if (nextDueInMs === undefined && !woken) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof deliverOutbox>();
    if (nextDueInMs) await condition(() => woken, nextDueInMs);
  }
}
