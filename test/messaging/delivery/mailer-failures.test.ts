import { expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DeliveryError } from '../../../messaging/delivery-error.ts';
import { createMailer, type Mail } from '../../../messaging/mailer.ts';
import { type Answer, scriptedSmtp, type SmtpScript } from './scripted-smtp.ts';

const recipient = 'li.ming@shop.example';
const mail: Mail = {
  to: recipient,
  subject: '对账单',
  text: '内容',
  html: '<p>内容</p>',
  messageId: 'message-1@portal.example',
};
const large = { fileName: 'large.bin', content: Buffer.alloc(20 * 1024 * 1024, 'x') };

async function failureAt(smtpUrl: string, given: Mail = mail): Promise<DeliveryError> {
  const mailer = createMailer({ smtpUrl, from: 'no-reply@portal.example', connectMs: 1_000, replyMs: 1_000 });
  try {
    await mailer.send(given);
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    throw error;
  } finally {
    mailer.close();
  }
  throw new Error('The mail was sent');
}

type Case = readonly [what: string, script: SmtpScript, kind: string, reason: string, about: string];

const cases: readonly Case[] = [
  [
    'the recipient is refused',
    { rcptTo: `550 5.1.1 <${recipient}>: no such user` },
    'permanent',
    'SMTP 550 5.1.1',
    'address',
  ],
  ['the mailbox is closed', { rcptTo: '550 5.2.1 disabled' }, 'permanent', 'SMTP 550 5.2.1', 'address'],
  ['the mailbox is full', { rcptTo: '552 5.2.2 full' }, 'transient', 'SMTP 552 5.2.2', 'recipient'],
  ['we are too fast', { rcptTo: '550 Connection frequency limited' }, 'transient', 'SMTP 550', 'domain'],
  ['it is too large at RCPT', { rcptTo: '552 5.2.3 no' }, 'too-large', 'SMTP 552 5.2.3', 'message'],
  ['it is too large in the end', { message: '552 5.3.4 no' }, 'too-large', 'SMTP 552 5.3.4', 'message'],
  ['it is too large for EHLO', { extensions: ['SIZE 100'] }, 'too-large', 'SIZE', 'message'],
  ['the recipient is refused without more', { rcptTo: '550 no' }, 'permanent', 'SMTP 550', 'recipient'],
  ['the content comes to nobody', { message: '550 5.1.1 no' }, 'permanent', 'SMTP 550 5.1.1', 'address'],
  [
    'the recipient is deferred',
    { rcptTo: `451 4.7.1 <${recipient}>: greylisted` },
    'transient',
    'SMTP 451 4.7.1',
    'recipient',
  ],
  ['the mailbox is busy', { rcptTo: '450 4.2.1 busy' }, 'transient', 'SMTP 450 4.2.1', 'recipient'],
  ['we may not relay', { rcptTo: '554 5.7.1 denied' }, 'permanent', 'SMTP 554 5.7.1', 'relay'],
  ['we may not relay, in short', { rcptTo: '554 denied' }, 'permanent', 'SMTP 554', 'relay'],
  ['a sign-in is wanted', { mailFrom: '530 5.7.0 sign in' }, 'transient', 'SMTP 530 5.7.0', 'relay'],
  ['the sign-in is refused', { auth: '535 5.7.8 wrong' }, 'transient', 'SMTP 535 5.7.8', 'relay'],
  ['the sender is refused', { mailFrom: '553 5.7.1 not yours' }, 'transient', 'SMTP 553 5.7.1', 'relay'],
  ['the relay slows us down', { mailFrom: '450 4.7.1 slow' }, 'transient', 'SMTP 450 4.7.1', 'relay'],
  ['it is too large', { mailFrom: '552 5.3.4 too large' }, 'too-large', 'SMTP 552 5.3.4', 'message'],
  ['DATA is deferred', { data: '452 4.3.1 disk full' }, 'transient', 'SMTP 452 4.3.1', 'relay'],
  ['the content is refused', { message: '554 5.6.0 not wanted' }, 'permanent', 'SMTP 554 5.6.0', 'message'],
  ['the content is deferred', { message: '451 4.6.0 later' }, 'transient', 'SMTP 451 4.6.0', 'message'],
  ['the server goes down', { message: '421 4.3.2 going down' }, 'transient', 'SMTP 421 4.3.2', 'relay'],
  ['the session was out of step', { data: '503 5.5.1 bad' }, 'transient', 'SMTP 503 5.5.1', 'relay'],
  ['the server greets with a refusal', { greeting: '554 5.7.1 no' }, 'transient', 'SMTP 554 5.7.1', 'relay'],
  ['the server never greets', { greeting: 'silent' }, 'transient', 'ETIMEDOUT', 'relay'],
  ['the connection is cut before the greeting', { greeting: 'cut' }, 'transient', 'ECONNECTION', 'relay'],
  ['the connection is cut at the recipient', { rcptTo: 'cut' }, 'transient', 'ECONNECTION', 'relay'],
  ['the connection is cut at DATA', { data: 'cut' }, 'transient', 'ECONNECTION', 'relay'],
  ['the connection is cut after the final dot', { message: 'cut' }, 'unknown', 'ECONNECTION', 'relay'],
  ['nothing is answered to the final dot', { message: 'silent' }, 'unknown', 'ETIMEDOUT', 'relay'],
];

test.each(cases)('when %s', async (_what, script, kind, reason, about) => {
  await using server = await scriptedSmtp(script);
  const url = script.auth ? server.url.replace('//', '//user:password@') : server.url;
  expect(await failureAt(url)).toMatchObject({ kind, reason, about });
});

test('the relay is told the size first, a bit more than comes', async () => {
  await using server = await scriptedSmtp({ extensions: ['SIZE 50000000'] });
  const mailer = createMailer({ smtpUrl: server.url, from: '"Portal" <no-reply@portal.example>' });
  await mailer.send({ ...mail, attachments: [large] });
  const content = Readable.from([Buffer.alloc(1_000)]);
  await mailer.send({ ...mail, attachments: [{ fileName: 'a.bin', content, bytes: 1_000 }] });
  mailer.close();
  const sizes = server.senders.map((line) =>
    Number(/^MAIL FROM:<no-reply@portal\.example> SIZE=(\d+)$/.exec(line)?.[1]),
  );
  expect(sizes[0]).toBeGreaterThan((large.content.length * 4) / 3);
  expect(sizes[0]).toBeLessThan(large.content.length * 1.4);
  expect(sizes[1]).toBeLessThan(10_000);
});

test('a relay that does not listen refuses before anything is sent', async () => {
  const { url } = await closed();
  expect(await failureAt(url)).toMatchObject({
    ...{ kind: 'transient', reason: 'ECONNREFUSED' },
    about: 'relay',
  });
});

test('cut in the middle of a large message: not accepted, since its final dot never went out', async () => {
  await using server = await scriptedSmtp({ midway: 'cut' });
  expect(await failureAt(server.url, { ...mail, attachments: [large] })).toMatchObject({ kind: 'transient' });
  expect(server.completed()).toBe(0);
});

test('a file that is not there sends nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailer-'));
  await using server = await scriptedSmtp({});
  const attachments = [{ fileName: 'statement.xlsx', path: join(folder, 'missing.xlsx') }];
  expect(await failureAt(server.url, { ...mail, attachments })).toMatchObject({
    kind: 'transient',
    reason: 'ENOENT',
    about: 'message',
  });
  expect(server.completed()).toBe(0);
  await rm(folder, { recursive: true });
});

test('a message cut after its final dot is not sent again by itself', async () => {
  await using server = await scriptedSmtp({ message: 'cut' });
  await failureAt(server.url);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(server.completed()).toBe(1);
});

test('streams that were not read are closed', async () => {
  const content = Readable.from(['a', 'b']);
  await failureAt((await closed()).url, { ...mail, attachments: [{ fileName: 'a.txt', content }] });
  expect(content.destroyed).toBe(true);
});

test('an error tells neither the address nor the content, even when the server repeats them', async () => {
  const reply: Answer = `550 5.1.1 <${recipient}> rejected: 对账单, said ${recipient}`;
  for (const script of [{ rcptTo: reply }, { mailFrom: reply }, { message: reply }, { greeting: reply }]) {
    await using server = await scriptedSmtp(script);
    const error = await failureAt(server.url);
    const everything = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
    expect(everything).not.toMatch(/li\.ming|shop\.example|rejected|对账单/);
  }
});

test('no address is refused before anything is sent', async () => {
  await using server = await scriptedSmtp({});
  expect(await failureAt(server.url, { ...mail, to: '' })).toMatchObject({
    kind: 'permanent',
    reason: 'EENVELOPE',
  });
  expect(server.recipients).toEqual([]);
});

test('a name that needs SMTPUTF8 never reaches the relay; a domain does in ASCII', async () => {
  await using server = await scriptedSmtp({ rcptTo: '550 5.1.1 no such user' });
  expect(await failureAt(server.url, { ...mail, to: '李明@shop.example' })).toMatchObject({
    ...{ kind: 'permanent', reason: 'SMTPUTF8', about: 'message' },
  });
  await failureAt(server.url, { ...mail, to: 'li@例子.中国' });
  expect(server.recipients).toEqual(['<li@xn--fsqu00a.xn--fiqs8s>']);
});

test.each([
  'li@a.example, wang@b.example',
  'li@a.example>,<wang@b.example',
  'li@a.example>\r\nRCPT TO:<wang@b.example',
])('what is given as one address never becomes two recipients: %j', async (to) => {
  await using server = await scriptedSmtp({ rcptTo: '550 5.1.1 no such user' });
  await failureAt(server.url, { ...mail, to });
  expect(server.recipients).toHaveLength(1);
});

async function closed(): Promise<{ url: string }> {
  const server = await scriptedSmtp({});
  await server[Symbol.asyncDispose]();
  return server;
}
