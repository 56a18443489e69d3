import type { Client } from '@temporalio/client';
import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import type { deliverOutbox } from '../../workflows/index.ts';
import { wakeOutbox } from '../../workflows/delivery/definitions.ts';
import { withinDeadline } from './within-deadline.ts';

/** Wakes the outbox. @throws BusinessError SERVICE_UNAVAILABLE; the message is then sent with the next one */
export async function wakeOutboxOf(client: Client): Promise<void> {
  await withinDeadline(client, () =>
    client.workflow.signalWithStart<typeof deliverOutbox>('deliverOutbox', {
      workflowId: workflowIds.outbox,
      taskQueue: taskQueues.mail,
      signal: wakeOutbox,
    }),
  );
}
