import { allHandlersFinished, condition } from '@temporalio/workflow';
import { persistent } from '../proxies.ts';

/** Waits for a flow's end, lets the steps under way answer, and wipes what was typed in it. */
export async function finishFlow<State>(
  flowId: string,
  flow: { finished(): Promise<State> },
): Promise<{ state: State }> {
  const state = await flow.finished();
  await condition(allHandlersFinished);
  await persistent.wipeFlow({ flowId });
  return { state };
}
