import { pino } from 'pino';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import { createMailer } from '../../../messaging/mailer.ts';
import { type ScriptedSmtp, scriptedSmtp, type SmtpScript } from '../../messaging/delivery/scripted-smtp.ts';
import { type Harness, type RunningWorkers, startHarness } from '../harness.ts';
import { eventually } from '../../support/eventually.ts';

interface MailRow {
  readonly id: number;
  readonly key: string;
  readonly state: string;
  readonly tries: number;
  readonly errorCode: string | null;
}

/** The outbox over real workers and a relay that goes wrong as the test wants. */
export interface MailUnderTest {
  readonly harness: Harness;
  /** May be changed while it runs. */
  readonly script: SmtpScript;
  readonly relay: () => ScriptedSmtp;
  /** What was logged at `fatal`. */
  readonly alerts: () => readonly string[];
  closePort(): Promise<void>;
  openPort(): Promise<void>;
  enqueue(keys: readonly string[], template?: 'statement-ready' | 'password-changed'): Promise<void>;
  startWorkers(perMinute?: number): Promise<RunningWorkers>;
  wake(): Promise<void>;
  /** Lets the activities' clock go forward, and wakes the outbox. */
  jump(ms: number): Promise<void>;
  rows(): Promise<MailRow[]>;
  /** How many messages are in which state. */
  states(): Promise<Record<string, number>>;
  until(what: string, settled: () => Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

const subject = { subjectType: 'merchant', subjectNo: '951002001121025', subjectName: '丰瑞堂' };
const data = {
  'password-changed': { ...subject, changedAt: '2019-09-09T00:00:00.000Z' },
  'statement-ready': {
    ...subject,
    branchName: '青岛分公司',
    period: { from: '2019-09-01', to: '2019-09-30' },
    statements: [],
    files: [],
    delivery: 'link',
    portalPath: '/statements',
  },
};

export async function startMail(): Promise<MailUnderTest> {
  const harness = await startHarness();
  const { database, vault } = harness.dependencies;
  const script: SmtpScript = {};
  let relay = await scriptedSmtp(script);
  const port = Number(new URL(relay.url).port);
  const smtpUrl = relay.url.replace('//', '//user:password@');
  const mailer = createMailer({ smtpUrl, from: 'no-reply@portal.example', connectMs: 2_000, replyMs: 2_000 });
  const lines: string[] = [];
  const log = pino({ level: 'fatal' }, { write: (line: string) => lines.push(line) });
  let offsetMs = 0;
  const clock = () => new Date(Date.now() + offsetMs);

  async function rows(): Promise<MailRow[]> {
    return database
      .em()
      .execute<MailRow[]>(
        'select id, dedupe_key as `key`, state, tries, error_code as `errorCode` from outbox_message order by id',
      );
  }

  const { wakeOutbox: wake } = harness.dependencies;
  return {
    harness,
    script,
    relay: () => relay,
    alerts: () => lines,
    closePort: async () => relay[Symbol.asyncDispose](),
    openPort: async () => void (relay = await scriptedSmtp(script, port)),
    enqueue: (keys, template = 'statement-ready') =>
      createOutboxRepository(database, vault).enqueue(
        keys.map((key) => ({
          ...{ dedupeKey: key, channel: 'email', locale: 'zh-CN', template, data: data[template] },
          address: `${key}@example.com`,
        })),
        clock(),
      ),
    startWorkers: (perMinute = 60_000) =>
      harness.startWorkers({ mailer, log, clock, ratePerMinute: { email: perMinute, phone: 600 } }),
    wake,
    jump: async (ms) => {
      offsetMs += ms;
      await wake();
    },
    rows,
    states: async () => {
      const counts: Record<string, number> = {};
      for (const { state } of await rows()) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },
    until: async (what, settled) => {
      const ask = async () => ({ settled: await settled(), rows: await rows() });
      await eventually(what, ask, (seen) => seen.settled, 30_000);
    },
    close: async () => {
      mailer.close();
      await relay[Symbol.asyncDispose]();
      await harness.close();
    },
  };
}
