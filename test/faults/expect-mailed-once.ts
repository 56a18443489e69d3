import { expect } from '@jest/globals';
import type { RunEvidence } from './run-evidence.ts';

interface Message {
  readonly dedupe_key: string;
  readonly state: string;
}

/**
 * At most one accepted mail for each key, and just one for each message that is told to be sent. A hand-over in doubt
 * may have been accepted; what is refused or waits has not been.
 */
export async function expectMailedOnce({ database, mails }: RunEvidence): Promise<void> {
  const messages = await database.em().execute<Message[]>('select dedupe_key, state from outbox_message');
  const states = new Map(messages.map(({ dedupe_key: key, state }) => [messageIdOf(key), state]));
  const accepted = mails.map(({ messageId }) => messageId.replace(/^<|@.*$/g, ''));
  const ofStatements = accepted.filter((id) => id.startsWith('statement-ready'));
  expect(ofStatements.toSorted()).toEqual([...new Set(ofStatements)].toSorted());
  expect(ofStatements.filter((id) => !['SENT', 'UNKNOWN'].includes(states.get(id)!))).toEqual([]);
  const sent = [...states].filter(([, state]) => state === 'SENT').map(([id]) => id);
  expect(sent.filter((id) => !ofStatements.includes(id))).toEqual([]);
}

/** The relay sees only what is derived from a message's key. */
function messageIdOf(dedupeKey: string): string {
  return dedupeKey.replaceAll(':', '.');
}
