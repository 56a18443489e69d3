import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startMailSink, type MailSink } from '../../scripts/servers/mail-sink.ts';
import { listMails } from '../../scripts/servers/captured-mails.ts';

let dataDir: string;
let sink: MailSink;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mail-sink-'));
  sink = await startMailSink({ dataDir });
});

afterAll(async () => {
  await sink.stop();
  await rm(dataDir, { recursive: true });
});

const workbook = Buffer.from([80, 75, 3, 4, 0, 255]);

async function send(subject: string): Promise<void> {
  await createTransport(sink.smtpUrl).sendMail({
    from: 'portal@merchant.example',
    to: 'shop@merchant.example',
    subject,
    text: '本月对账单 𠮷',
    html: '<p>本月对账单</p>',
    attachments: [{ filename: '对账单 2026-07.xlsx', content: workbook }],
  });
}

test('a mail that is sent can be read back with its attachment', async () => {
  await send('对账单');

  const [mail] = await listMails(sink.webUrl);

  expect(mail).toMatchObject({ to: ['shop@merchant.example'], subject: '对账单', html: '<p>本月对账单</p>' });
  expect(mail!.text).toContain('𠮷');
  expect(mail!.attachments.map(({ fileName, bytes }) => ({ fileName, bytes }))).toEqual([
    { fileName: '对账单 2026-07.xlsx', bytes: workbook.length },
  ]);
  expect(await mail!.attachments[0]!.download()).toEqual(workbook);
});

test('mails and their attachments are there again after a restart', async () => {
  await send('second');
  const before = await listMails(sink.webUrl);

  await sink.stop();
  sink = await startMailSink({ dataDir });

  const after = await listMails(sink.webUrl);
  expect(after.map(({ subject }) => subject).toSorted()).toEqual(
    before.map(({ subject }) => subject).toSorted(),
  );
  expect(await after[0]!.attachments[0]!.download()).toEqual(workbook);
});
