import type { Client } from '@temporalio/client';
import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import type { deliverOutbox } from '../../workflows/index.ts';
import { withinDeadline } from './within-deadline.ts';

/** Tells the sender that there is something to send. @throws BusinessError SERVICE_UNAVAILABLE */
export async function wakeOutbox(client: Client): Promise<void> {
  await withinDeadline(client, () =>
    client.workflow.signalWithStart<typeof deliverOutbox>('deliverOutbox', {
      workflowId: workflowIds.outbox,
      taskQueue: taskQueues.mail,
      signal: 'wakeOutbox',
    }),
  );
}
