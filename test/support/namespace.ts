import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';

/** Registers a namespace of its own on a Temporal server, so that tests do not see each other's workers. Returns its name. */
export async function newNamespace(address: string): Promise<string> {
  const connection = await Connection.connect({ address });
  const namespace = `test-${randomUUID()}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await connection.close();
  return namespace;
}
