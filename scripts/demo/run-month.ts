import { operatorSignIn, type OperatorSecrets } from './operator-sign-in.ts';
import { createPortalClient, waitFor } from './portal-client.ts';

export interface FinishedRun {
  readonly period: string;
  readonly state: string;
  readonly items: number;
  readonly succeeded: number;
  readonly noRecipient: number;
  readonly empty: number;
  readonly failed: number;
}

interface RunView {
  readonly state: string;
  readonly counts: {
    items: number;
    succeeded: number;
    empty: number;
    noRecipient: number;
    failed: number;
    pending: number;
  };
}

const finalStates = ['SUCCEEDED', 'PARTIAL', 'BLOCKED', 'CANCELLED'];

/**
 * Starts the month's run as an operator and waits for its end. `succeeded` counts every subject whose statements were
 * made; `noRecipient` says how many of them have no address to mail to.
 */
export async function runMonth(
  origin: string,
  operator: OperatorSecrets,
  period: string,
): Promise<FinishedRun> {
  const console = createPortalClient(origin);
  await console.signIn('ops/session', operatorSignIn(operator));
  await console.post('ops/runs', { period });
  const { state, counts } = await waitFor(`the run of ${period}`, 120_000, async () => {
    const run = await console.get<RunView>(`ops/runs/${period}`).catch(() => undefined);
    return run && finalStates.includes(run.state) ? run : undefined;
  });
  const { items, succeeded, noRecipient, empty, failed } = counts;
  return { period, state, items, succeeded: succeeded + noRecipient, noRecipient, empty, failed };
}
