import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createMessageDelivery } from '../../../activities/delivery/message-delivery.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { createMailer, type Mailer } from '../../../messaging/mailer.ts';
import { createSms } from '../../../messaging/sms.ts';
import type { FileStore } from '../../../storage/file-store.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { createS3FileStore } from '../../../storage/s3-file-store.ts';
import { onEachEngine } from '../../db/engines.ts';
import { later, now } from '../../db/fixture.ts';
import { scriptedSmtp, type ScriptedSmtp, type SmtpScript } from '../../messaging/delivery/scripted-smtp.ts';
import { vault } from '../../support/vault.ts';

const statement = Buffer.alloc(100_000);
const stored = { bytes: statement.length, sha256: createHash('sha256').update(statement).digest('hex') };
let folder: string;
let store: FileStore;
let relay: ScriptedSmtp;
const mailers: Mailer[] = [];
const script: SmtpScript = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'message-delivery-'));
  store = createLocalFileStore(join(folder, 'files'));
  await writeFile(join(folder, 'a.xlsx'), statement);
  await store.put('a.xlsx', join(folder, 'a.xlsx'));
  relay = await scriptedSmtp(script);
});
afterAll(async () => {
  for (const mailer of mailers) mailer.close();
  await relay[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const statementReady = {
  ...{ subjectType: 'merchant', subjectNo: '951002001121025', subjectName: '丰瑞堂' },
  ...{ branchName: '青岛分公司', period: { from: '2019-09-01', to: '2019-09-30' } },
  ...{ statements: [], files: [], delivery: 'attached', portalPath: '/statements' },
};

/** A store that remembers the streams it gave. */
function watched(files: FileStore): { files: FileStore; streams: Readable[] } {
  const streams: Readable[] = [];
  const open: FileStore['open'] = async (key) => {
    const opened = await files.open(key);
    streams.push(opened.stream);
    return opened;
  };
  return { files: { ...files, open }, streams };
}

onEachEngine((open) => {
  /** Queues one mail with a file, claims it and delivers it. */
  async function deliverOne(
    files: FileStore,
    over: { template?: string; storageKey?: string; damaged?: boolean } = {},
  ) {
    const { template = 'statement-ready', storageKey = 'a.xlsx' } = over;
    const repositories = createRepositories(open(), vault);
    // Of its own, so that it asks what the relay offers now.
    const mailer = createMailer({
      smtpUrl: relay.url,
      from: 'no-reply@portal.example',
      connectMs: 1_000,
      replyMs: 1_000,
    });
    mailers.push(mailer);
    const { outbox } = repositories;
    const file = {
      format: 'xlsx' as const,
      part: 1,
      fileName: 'a.xlsx',
      ...(over.damaged ? { bytes: statement.length, sha256: 'other' } : stored),
      storageKey,
    };
    const fileId = await open()
      .em()
      .insert(StatementFile, { statementId: 'one', ...file });
    const to = { channel: 'email' as const, address: 'owner@example.com', locale: 'en' as const };
    const message = {
      dedupeKey: 'cause:1',
      ...to,
      template,
      data: statementReady,
      statementFileIds: [fileId],
    };
    await outbox.enqueue([message], now);
    const deliver = createMessageDelivery({
      repositories,
      ...{ files, mailer, sms: createSms({ url: relay.url, from: 'no-reply@portal.example' }) },
      brand: { name: '商户网上服务系统', hotline: '95534', portalOrigin: 'https://portal.example' },
      log: pino({ level: 'silent' }),
      clock: () => later(1_000),
    });
    const deliverNext = async () => {
      const at = later(2_000);
      const { message: claimed } = await outbox.claimNext({ channel: 'email', perMinute: 60_000, now: at });
      return deliver(claimed!);
    };
    const accepted = await deliverNext();
    return {
      accepted,
      deliver: deliverNext,
      row: await open().em().findOneOrFail(OutboxMessage, { dedupeKey: 'cause:1' }),
    };
  }

  test('while the bucket is unavailable a mail with attachments waits and keeps its attempts', async () => {
    const bucket = { bucket: 'statements', prefix: '', region: 'us-east-1', pathStyle: true };
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const away = createS3FileStore({ ...bucket, endpoint: 'http://127.0.0.1:1', credentials });
    const { accepted, row } = await deliverOne(away);
    expect(accepted).toBe(false);
    expect(row).toMatchObject({ state: 'PENDING', tries: 0, errorCode: 'STORAGE_FAILED' });
    expect(row.nextTryAt.getTime()).toBeGreaterThan(later(1_000).getTime());
  });

  test('a file that breaks off while it is sent is the store’s failure, not the message’s', async () => {
    const breaking: FileStore = {
      ...store,
      open: async (key) => {
        const opened = await store.open(key);
        opened.stream.once('newListener', () => setImmediate(() => opened.stream.destroy(new Error('cut'))));
        return opened;
      },
    };
    const { row } = await deliverOne(breaking);
    expect(row).toMatchObject({ state: 'PENDING', tries: 0, errorCode: 'STORAGE_FAILED' });
  });

  test('a file that is missing costs its own message an attempt, under its name', async () => {
    const { row } = await deliverOne(store, { storageKey: 'lost.xlsx' });
    expect(row).toMatchObject({ state: 'PENDING', tries: 1, errorCode: 'FILE_MISSING' });
  });

  test('a file that is damaged costs its own message an attempt', async () => {
    const { row } = await deliverOne(store, { damaged: true });
    expect(row).toMatchObject({ state: 'PENDING', tries: 1, errorCode: 'CONTENT_DIFFERS' });
  });

  test('files are closed when the text cannot be rendered', async () => {
    const { files, streams } = watched(store);
    const { row } = await deliverOne(files, { template: 'no-such-template' });
    expect(row).toMatchObject({ state: 'PENDING', tries: 1, errorCode: 'INTERNAL' });
    expect(streams.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  test.each([
    ['announced by EHLO', { extensions: ['SIZE 20000'] }, 'SIZE'],
    ['refused at MAIL', { mailFrom: '552 5.3.4 too large' }, 'SMTP 552 5.3.4'],
    ['refused at RCPT', { rcptTo: '552 5.2.3 too large for this mailbox' }, 'SMTP 552 5.2.3'],
    ['refused after DATA', { message: '552 5.3.4 message file too big' }, 'SMTP 552 5.3.4'],
  ] satisfies [string, SmtpScript, string][])(
    'a mail too large for the relay, %s, is sent with a link',
    async (_what, limits, reason) => {
      Object.assign(script, limits);
      const { accepted, row, deliver } = await deliverOne(store);
      expect(accepted).toBe(false);
      expect(row).toMatchObject({ state: 'PENDING', tries: 0, errorCode: reason, statementFileIds: [] });
      expect(row.data).toMatchObject({ delivery: 'link' });
      for (const step of Object.keys(script))
        if (step !== 'extensions') delete script[step as keyof SmtpScript];
      expect(await deliver()).toBe(true);
      delete script.extensions;
    },
  );
});
