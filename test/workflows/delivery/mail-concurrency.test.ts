import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeMessage } from '../../../activities/account/code-message.ts';
import { createMessageSender } from '../../../activities/delivery/message-sender.ts';
import { taskQueues } from '../../../contracts/ids.ts';
import { policy } from '../../../domain/policy.ts';
import { createMailer } from '../../../messaging/mailer.ts';
import { type MailUnderTest, startMail } from './mail-under-test.ts';

let mail: MailUnderTest;

beforeAll(async () => {
  mail = await startMail();
}, 60_000);
afterAll(() => mail.close());

const keys = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${n}`);
const acceptedAt = (name: string) =>
  mail
    .relay()
    .accepted.filter(({ messageId }) => messageId.startsWith(`${name}-`))
    .map(({ at }) => at)
    .sort((one, next) => one - next);

/** None twice, whatever the lanes did. */
function expectEachOnce(name: string, count: number): void {
  const ids = mail
    .relay()
    .accepted.map(({ messageId }) => messageId)
    .filter((id) => id.startsWith(`${name}-`));
  expect([ids.length, new Set(ids).size]).toEqual([count, count]);
}

test('a slow relay is given several at once, and what a person waits for overtakes the month’s statements', async () => {
  const thinksMs = 300;
  mail.script.thinksMs = thinksMs;
  await mail.enqueue(keys('month', 60));
  const workers = await mail.startWorkers();
  await mail.wake();
  await mail.until('the first ten statement mails', async () => acceptedAt('month').length >= 10);
  const asked = Date.now();
  await mail.enqueue(keys('notice', 1), 'password-changed');
  const mailer = createMailer({ smtpUrl: mail.relay().url, from: 'no-reply@portal.example' });
  const address = { channel: 'email', address: 'a@example.com', locale: 'zh-CN' } as const;
  const code = { purpose: 'activation', code: '123456', challengeId: '1' } as const;
  await createMessageSender({ ...mail.harness.dependencies, mailer }).send(
    codeMessage({ ...address, ...code }),
  );
  mailer.close();
  await mail.until('all statement mails', async () => acceptedAt('month').length === 60);
  await workers.stop();
  const [notice] = acceptedAt('notice');
  const before = (at: number) => acceptedAt('month').filter((each) => each > asked && each < at).length;
  expect(before(notice!)).toBeLessThan(3 * policy.mail.concurrency);
  expect(before(acceptedAt('code')[0]!)).toBeLessThan(3 * policy.mail.concurrency);
  expectEachOnce('month', 60);
  // One after the other it takes at least a hand-over each.
  const times = acceptedAt('month');
  expect(times.at(-1)! - times[0]!).toBeLessThan((59 * thinksMs) / 2);
}, 60_000);

test('a lane is kept for what a person waits for: it goes out while all others are held up', async () => {
  mail.script.thinksMs = 1_500;
  await mail.enqueue(keys('held', 10));
  const workers = await mail.startWorkers();
  await mail.wake();
  await mail.until(
    'every place of transmission to be taken',
    async () => (await mail.states())['SENDING'] === policy.mail.concurrency,
  );
  await mail.enqueue(keys('now', 1), 'password-changed');
  await mail.until('the code to be in transmission', async () =>
    (await mail.rows()).some(({ key, state }) => key === 'now-0' && state === 'SENDING'),
  );
  expect(await mail.states()).toMatchObject({
    SENDING: policy.mail.concurrency + policy.mail.urgentConcurrency,
  });
  mail.script.thinksMs = 0;
  await mail.until(
    'the held mails and the code',
    async () => acceptedAt('held').length === 10 && acceptedAt('now').length === 1,
  );
  await workers.stop();
  expectEachOnce('held', 10);
}, 60_000);

test('two workers on one outbox share its rate limit and send nothing twice', async () => {
  mail.script.thinksMs = 0;
  await mail.enqueue(keys('paced', 40));
  const perMinute = 600;
  const workers = await mail.startWorkers(perMinute);
  const start = (workflowId: string) =>
    mail.harness.client.workflow.start('deliverOutbox', { workflowId, taskQueue: taskQueues.mail });
  await Promise.all([start('outbox-1'), start('outbox-2')]);
  await mail.until('all mails under the rate limit', async () => acceptedAt('paced').length === 40);
  await workers.stop();
  const claimed = await mail.harness.dependencies.database
    .em()
    .execute<{ at: number }[]>(
      "select claimed_at as at from outbox_message where dedupe_key like 'paced-%' order by claimed_at",
    );
  const slackMs = policy.mail.rateLimitSlackMs;
  const shortestMs = (39 * 60_000) / perMinute - slackMs;
  expect(Number(claimed.at(-1)!.at) - Number(claimed[0]!.at)).toBeGreaterThanOrEqual(shortestMs);
  expectEachOnce('paced', 40);
}, 60_000);
