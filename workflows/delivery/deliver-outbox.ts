import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { delivering } from '../proxies.ts';
import { wakeOutbox } from './definitions.ts';

/** Sends what is due until nothing is left, waiting for later tries in between. Whoever writes to the outbox wakes it. */
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
