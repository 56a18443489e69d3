import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import type { NewOutboxMessage } from '../../../db/repositories/delivery/new-outbox-message.ts';
import { DeliveryError } from '../../../messaging/delivery-error.ts';
import type { Mailer } from '../../../messaging/mailer.ts';
import { type Harness, startHarness } from '../harness.ts';
import { eventually } from '../../support/eventually.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);

afterAll(() => harness.close());

const activated = {
  subjectType: 'merchant',
  subjectNo: '951002001121025',
  subjectName: '丰瑞堂',
  channel: 'email',
  activatedAt: '2019-09-09T00:00:00.000Z',
};
const message = (key: string): NewOutboxMessage => ({
  dedupeKey: key,
  channel: 'email',
  address: `${key}@example.com`,
  locale: 'zh-CN',
  template: 'activation-done',
  data: activated,
});

async function deliver(mailer: Mailer, ...keys: string[]) {
  const { database, vault, wakeOutbox, clock } = harness.dependencies;
  await createOutboxRepository(database, vault).enqueue(keys.map(message), clock());
  const workers = await harness.startWorkers({ mailer });
  await wakeOutbox();
  await states(keys, (row) => row.state !== 'PENDING' || row.tries > 0);
  await workers.stop();
}

interface OutboxRow {
  readonly dedupe_key: string;
  readonly state: string;
  readonly tries: number;
  readonly error_code: string | null;
}

async function states(keys: string[], settled: (row: OutboxRow) => boolean): Promise<OutboxRow[]> {
  const sql = `select dedupe_key, state, tries, error_code from outbox_message where dedupe_key in (${keys.map(() => '?').join()})`;
  return eventually(
    'the outbox to settle',
    () => harness.dependencies.database.em().execute<OutboxRow[]>(sql, keys),
    (rows) => rows.length === keys.length && rows.every((row) => settled(row) && row.state !== 'SENDING'),
  );
}

/** A relay that fails each address in its own way, and counts. */
function failingMailer(kinds: Record<string, DeliveryError>, sent: string[]): Mailer {
  return {
    send: async ({ to }) => {
      sent.push(to);
      const failure = kinds[to];
      if (failure) throw failure;
    },
    close: () => undefined,
  };
}

test('a refusal is given up, a passing fault comes back, a hand-over in doubt is left to a person', async () => {
  const sent: string[] = [];
  const mailer = failingMailer(
    {
      'refused@example.com': new DeliveryError('permanent', 'SMTP 550'),
      'greylisted@example.com': new DeliveryError('transient', 'SMTP 451'),
      'in-doubt@example.com': new DeliveryError('unknown', 'ECONNRESET'),
    },
    sent,
  );
  const keys = ['good', 'refused', 'greylisted', 'in-doubt'];
  await deliver(mailer, ...keys);
  const rows = await states(keys, () => true);
  expect(Object.fromEntries(rows.map((row) => [row.dedupe_key, [row.state, row.error_code]]))).toEqual({
    good: ['SENT', null],
    refused: ['FAILED', 'SMTP 550'],
    greylisted: ['PENDING', 'SMTP 451'],
    'in-doubt': ['UNKNOWN', 'ECONNRESET'],
  });
  expect(sent.toSorted()).toEqual(keys.map((key) => `${key}@example.com`).toSorted());
}, 60_000);

test('what came back later is sent when it is due, by the real relay, and nothing else again', async () => {
  await harness.dependencies.database
    .em()
    .execute("update outbox_message set next_try_at = 0 where dedupe_key = 'greylisted'");
  await deliver(harness.dependencies.mailer, 'late');
  await states(['greylisted', 'late'], ({ state }) => state === 'SENT');
  const recipients = (await harness.mails()).flatMap(({ to }) => to);
  expect(recipients.toSorted()).toEqual(['greylisted@example.com', 'late@example.com']);
}, 60_000);

test('the same cause is never sent twice', async () => {
  await deliver(harness.dependencies.mailer, 'late');
  expect((await harness.mails()).filter(({ to }) => to.includes('late@example.com'))).toHaveLength(1);
}, 60_000);
