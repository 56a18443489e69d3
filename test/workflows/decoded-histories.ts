import type { Harness } from './harness.ts';

interface Payload {
  readonly metadata: Record<string, Uint8Array>;
  readonly data: Uint8Array;
}

/** What the SDK notes down by itself of an activity done inside a workflow task; it never goes through the codec. */
const notedBySdk = [
  'activity_id',
  'activity_type',
  'attempt',
  'backoff',
  'complete_time',
  'original_schedule_time',
  'seq',
];

/**
 * Every payload of every history as clear text: what a holder of the payload key would read. All are encrypted but
 * the SDK's own notes in markers.
 */
export async function decodedHistories({ client }: Pick<Harness, 'client'>): Promise<string[]> {
  const [codec] = client.options.loadedDataConverter.payloadCodecs;
  const found: string[] = [];

  async function decode({ metadata, data }: Payload, path: readonly string[]): Promise<string> {
    const clear = Buffer.from(data).toString();
    if (path.includes('markerRecordedEventAttributes') && path.includes('data') && isNote(clear))
      return clear;
    const [plain] = await codec!.decode([{ metadata, data }]);
    return Buffer.from(plain!.data ?? []).toString();
  }

  async function walk(node: unknown, path: readonly string[] = []): Promise<void> {
    if (typeof node !== 'object' || node === null) return;
    const payload = node as Payload;
    if (payload.metadata?.['encoding'] && payload.data) found.push(await decode(payload, path));
    else for (const [name, child] of Object.entries(node)) await walk(child, [...path, name]);
  }

  for await (const { workflowId, runId } of client.workflow.list()) {
    await walk(await client.workflow.getHandle(workflowId, runId).fetchHistory());
  }
  return found;
}

function isNote(text: string): boolean {
  if (!text.startsWith('{')) return false;
  const names = Object.keys(JSON.parse(text) as object);
  return names.toSorted().join() === notedBySdk.join();
}
