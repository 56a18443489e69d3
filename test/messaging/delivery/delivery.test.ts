import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createMailer, type Mailer } from '../../../messaging/mailer.ts';
import { createSms } from '../../../messaging/sms.ts';
import { type MailSink, startMailSink } from '../../../scripts/servers/mail-sink.ts';
import { listMails, type CapturedMail } from '../../../scripts/servers/captured-mails.ts';
import { eventually } from '../../support/eventually.ts';

const from = '"商户网上服务" <no-reply@portal.example>';
let folder: string;
let sink: MailSink;
let mailer: Mailer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-sink-'));
  sink = await startMailSink({ dataDir: folder });
  mailer = createMailer({ smtpUrl: sink.smtpUrl, from });
}, 60_000);

afterAll(async () => {
  mailer?.close();
  await sink?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function mailTo(address: string): Promise<CapturedMail> {
  return eventually(`a mail to ${address}`, async () =>
    (await listMails(sink.webUrl)).find(({ to }) => to.includes(address)),
  );
}

async function sourceOf({ id }: CapturedMail): Promise<string> {
  return (await fetch(`${sink.webUrl}/api/email/${id}/source`)).text();
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a mail arrives with its subject, both parts and every byte of its files', async () => {
  const [xlsx, pdf, csv] = [randomBytes(300_000), randomBytes(50_000), Buffer.from('清算日期,交易金额\r\n')];
  const path = join(folder, 'on-disk.pdf');
  await writeFile(path, pdf);
  await mailer.send({
    to: 'accounts@shop.example',
    subject: '2019 年 9 月对账单：青岛𠮷䶮医药连锁有限公司',
    text: '实际拨付金额：69,393.92 元',
    html: '<p>实际拨付金额：<b>69,393.92</b> 元</p>',
    messageId: 'statement-42@portal.example',
    attachments: [
      { fileName: '青岛丰瑞堂医药连锁有限公司_2019-09_储值卡-便民卡_对账单.xlsx', content: xlsx },
      { fileName: '𠮷䶮 2019-09.pdf', path },
      { fileName: '对账单.csv', contentType: 'text/csv; charset=utf-8', content: Readable.from([csv]) },
    ],
  });

  const mail = await mailTo('accounts@shop.example');
  expect(mail.subject).toBe('2019 年 9 月对账单：青岛𠮷䶮医药连锁有限公司');
  expect(mail.text).toContain('实际拨付金额：69,393.92 元');
  expect(mail.html).toContain('<b>69,393.92</b>');
  expect(mail.from).toEqual(['no-reply@portal.example']);
  expect(mail.attachments.map(({ fileName }) => fileName)).toEqual([
    '青岛丰瑞堂医药连锁有限公司_2019-09_储值卡-便民卡_对账单.xlsx',
    '𠮷䶮 2019-09.pdf',
    '对账单.csv',
  ]);
  const arrived = await Promise.all(mail.attachments.map((attachment) => attachment.download()));
  expect(arrived.map(sha256)).toEqual([xlsx, pdf, csv].map(sha256));
});

test('a mail carries Auto-Submitted and the given Message-ID', async () => {
  await mailer.send({
    to: 'headers@shop.example',
    subject: 'a',
    text: 'b',
    messageId: 'outbox-7@portal.example',
  });
  const source = await sourceOf(await mailTo('headers@shop.example'));
  expect(source).toMatch(/^Message-ID: <outbox-7@portal\.example>\r?$/im);
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
});

test('an id without a domain gets the one of the sender', async () => {
  await mailer.send({ to: 'bare-id@shop.example', subject: 'a', text: 'b', messageId: 'outbox-8' });
  const source = await sourceOf(await mailTo('bare-id@shop.example'));
  expect(source).toMatch(/^Message-ID: <outbox-8@portal\.example>\r?$/im);
});

test('a line break in a subject makes no header', async () => {
  const subject = '对账单\r\nBcc: wang@other.example';
  await mailer.send({ to: 'break@shop.example', subject, text: 'b', messageId: 'outbox-9' });
  const mail = await mailTo('break@shop.example');
  expect(mail.to).toEqual(['break@shop.example']);
  expect(await sourceOf(mail)).not.toMatch(/^Bcc:/im);
});

test('the pool sends many mails over a few connections, each once', async () => {
  const numbers = Array.from({ length: 30 }, (_none, index) => index);
  await Promise.all(
    numbers.map((number) =>
      mailer.send({ to: 'many@shop.example', subject: `${number}`, text: 'b', messageId: `many-${number}` }),
    ),
  );
  const subjects = (await listMails(sink.webUrl))
    .filter(({ to }) => to.includes('many@shop.example'))
    .map(({ subject }) => Number(subject));
  expect(subjects.sort((left, right) => left - right)).toEqual(numbers);
});

test('a text message is there to be read in the sink', async () => {
  const sms = createSms({ url: sink.smtpUrl, from });
  const text = '【商户网上服务系统】验证码 304815，5 分钟内有效。\n\n@portal.example #304815';
  await sms.send({ to: '+8613800138000', text, messageId: 'sms-1' });
  sms.close();

  const mail = await mailTo('8613800138000@sms.invalid');
  expect(mail.subject).toBe('SMS');
  expect(mail.text.trim()).toBe(text);
});
