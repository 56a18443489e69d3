import type { Harness } from './harness.ts';

/** Every payload of every history as clear text: what a holder of the payload key would read. */
export async function decodedHistories({ client }: Pick<Harness, 'client'>): Promise<string[]> {
  const [codec] = client.options.loadedDataConverter.payloadCodecs;
  const found: string[] = [];
  const walk = async (node: unknown): Promise<void> => {
    if (typeof node !== 'object' || node === null) return;
    const { metadata, data } = node as { metadata?: Record<string, Uint8Array>; data?: Uint8Array };
    if (metadata?.['encoding'] && data) {
      const [plain] = await codec!.decode([{ metadata, data }]);
      found.push(Buffer.from(plain!.data ?? []).toString());
    } else for (const child of Object.values(node)) await walk(child);
  };
  for await (const { workflowId, runId } of client.workflow.list()) {
    await walk(await client.workflow.getHandle(workflowId, runId).fetchHistory());
  }
  return found;
}
