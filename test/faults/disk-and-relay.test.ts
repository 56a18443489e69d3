import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePorts } from '../../scripts/servers/free-port.ts';
import { type MailSink, startMailSink } from '../../scripts/servers/mail-sink.ts';
import { listMails } from '../../scripts/servers/captured-mails.ts';
import { createFaultyRelay, type FaultyRelay, type MailFault } from './faulty-relay.ts';
import { succeeded } from './operate-runs.ts';
import { caseTimeoutMs, scale } from './scale.ts';
import { mountSmallDisk } from './small-disk.ts';
import { startSystem, type SystemUnderTest } from './system-under-test.ts';
import { eventually } from '../support/eventually.ts';

const [fullDisk, badRelay] = ['2019-02', '2020-12'];
const addressOf = (serial: number) => `shop-899${String(serial).padStart(12, '0')}@shops.example`;
const [deferred, refused, inDoubt] = [addressOf(3), addressOf(5), addressOf(8)];

const disk = mountSmallDisk(4);
if (!disk) process.stderr.write('Skipped, a full disk: nothing may be mounted here (it takes root)\n');
const withDisk = disk ? test : test.skip;

let folder: string;
let sink: MailSink;
let relay: FaultyRelay;
let system: SystemUnderTest;
const named: string[] = [];
let faultOf: (recipient: string) => MailFault | undefined = () => undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fault-relay-'));
  const [port, smtpPort] = await freePorts(2);
  sink = await startMailSink({ dataDir: folder, smtpPort: smtpPort! });
  relay = createFaultyRelay({ port: port!, sinkPort: smtpPort! }, (to) => faultOf(to));
  await relay.open();
  const environment = { SMTP_URL: relay.url, SMS_URL: relay.url, ...(disk && { FILES_DIR: disk.folder }) };
  system = await startSystem({ months: [fullDisk, badRelay], environment, sinkUrl: sink.webUrl });
}, caseTimeoutMs);
afterAll(async () => {
  await system?.stop();
  await relay?.close();
  await sink?.stop();
  disk?.remove();
  await rm(folder, { recursive: true, force: true });
}, caseTimeoutMs);

const timesIn = (addresses: readonly string[], address: string) =>
  addresses.filter((each) => each === address).length;

withDisk(
  'the disk is full during a run: the run is blocked with one alert and no item fails; resumed, it does the rest only',
  async () => {
    await system.runs.start(fullDisk);
    expect(await system.runs.reaches(fullDisk, 'BLOCKED', 'SUCCEEDED', 'PARTIAL')).toMatchObject({
      state: 'BLOCKED',
      errorCode: 'STORAGE_FAILED',
      counts: { failed: 0 },
    });
    const before = await system.doneOf(fullDisk);
    expect(before.length).toBeGreaterThan(0);
    expect(await system.alerts()).toEqual(['the run is blocked']);
    expect(await system.rows("select sequence from audit_event where action = 'run.block'")).toHaveLength(1);

    disk!.resize(1_000);
    await system.runs.order(fullDisk, 'resume', 'the disk is larger');
    expect(await system.runs.reaches(fullDisk, 'SUCCEEDED', 'PARTIAL')).toMatchObject(succeeded);
    expect(await system.doneOf(fullDisk)).toEqual(expect.arrayContaining(before));
    expect(await system.alerts()).toHaveLength(1);
    await system.expectWhole(fullDisk);
  },
  caseTimeoutMs,
);

test(
  'the relay is away, then defers one, refuses one and is cut after accepting one: a run is not concerned',
  async () => {
    disk?.resize(1_000);
    const earlier = (await listMails(sink.webUrl)).length;
    const waiting = () => system.rows("select error_code from outbox_message where state = 'PENDING'");
    await relay.close();
    await system.runs.start(badRelay);
    const foundNone = (messages: Awaited<ReturnType<typeof waiting>>) =>
      messages.some(({ error_code: code }) => code !== null);
    await eventually('a mail that finds no relay', waiting, foundNone, scale.patienceMs);
    faultOf = (recipient) => {
      named.push(recipient);
      if (recipient === refused) return '550 5.1.1 no such user';
      if (recipient === deferred && timesIn(named, deferred) === 1) return '451 4.7.1 greylisted';
      return recipient === inDoubt ? 'cut' : undefined;
    };
    await relay.open();
    expect(await system.runs.reaches(badRelay, 'SUCCEEDED', 'PARTIAL', 'BLOCKED')).toMatchObject(succeeded);
    await eventually('what is not deferred', waiting, ({ length }) => length <= 1, scale.patienceMs);
    await system.makeMailDue();
    await system.expectWhole(badRelay);

    const mails = (await listMails(sink.webUrl)).slice(earlier).flatMap(({ to }) => to);
    expect([deferred, refused, inDoubt].map((address) => timesIn(mails, address))).toEqual([1, 0, 1]);
    expect([deferred, refused, inDoubt].map((address) => timesIn(named, address))).toEqual([2, 1, 1]);
    const unsent = await system.rows("select state from outbox_message where state <> 'SENT' order by state");
    expect(unsent).toEqual([{ state: 'FAILED' }, { state: 'UNKNOWN' }]);
  },
  caseTimeoutMs,
);
