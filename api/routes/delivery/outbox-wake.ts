import type { ApiDependencies } from '../../dependencies.ts';
import { errorTrace } from '../../http/error-trace.ts';
import { wakeOutboxOf } from '../../../temporal/calls/outbox-calls.ts';

/** Has messages that were just written sent. Nobody waits for it: with Temporal out of reach they go with the next. */
export function createOutboxWake({ temporal, log }: ApiDependencies): () => void {
  return () => {
    wakeOutboxOf(temporal).catch((error: unknown) =>
      log.warn({ error: errorTrace(error) }, 'the outbox was not woken'),
    );
  };
}
