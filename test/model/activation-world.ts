import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { TermsVersion } from '../../db/entities/terms-version.ts';
import { generateMany } from '../../db/sample/generate-many.ts';
import { loadMany } from '../../db/sample/load-many.ts';
import type { SampleMerchant } from '../../db/sample/sample-rows.ts';
import { policy } from '../../domain/policy.ts';
import { type Harness, type RunningWorkers, startHarness } from '../workflows/harness.ts';

/** The real workflow, activities and database that all runs share; time and the post are the test's. */
export interface World {
  readonly parts: Pick<Harness, 'client' | 'dependencies'>;
  readonly passwordHash: string;
  /** The code of a challenge, once it was sent. */
  codeOf(challengeId: string): string | undefined;
  /** Merchants on file that no run has had yet. */
  freshMerchants(count: number): SampleMerchant[];
  rows(sql: string, ...params: unknown[]): Promise<Record<string, unknown>[]>;
  /** Lets the clock of the activities go forward. Timers of workflows do not notice. */
  jump(ms: number): void;
  /** Publishes a new text of the agreement. */
  publishTerms(): Promise<void>;
  /** Stops the workers and starts others. */
  restartWorkers(): Promise<void>;
  close(): Promise<void>;
}

const merchantCount = 1_000;

export async function createWorld(): Promise<World> {
  const harness = await startHarness();
  const { database, vault } = harness.dependencies;
  const scale = { seed: 4, merchants: merchantCount, transactionsPerMerchant: 1, period: '2019-10' };
  await loadMany(database, vault, { ...scale, now: new Date() });
  const merchants = [...generateMany(scale)].flatMap((batch) => batch.merchants);
  const post = createCapturingPost();
  let offsetMs = 0;
  const clock = () => new Date(Date.now() + offsetMs);
  const dependencies: ActivityDependencies = { ...harness.dependencies, ...post.parts, clock };
  let workers: RunningWorkers = await harness.startWorkers(dependencies);
  return {
    parts: { client: harness.client, dependencies },
    passwordHash: await hash('Yaodian-2019', policy.argon2),
    codeOf: post.codeOf,
    freshMerchants: (count) => merchants.splice(0, count),
    rows: (sql, ...params) => database.em().execute<Record<string, unknown>[]>(sql, params),
    jump: (ms) => void (offsetMs += ms),
    publishTerms: async () => {
      const sha256 = randomUUID().replaceAll('-', '').repeat(2);
      const version = randomUUID().slice(0, 18);
      const text = { locale: 'zh-CN' as const, title: '服务协议', body: version };
      await database.em().insert(TermsVersion, { version, sha256, ...text, publishedAt: clock() });
    },
    restartWorkers: async () => {
      await workers.stop();
      workers = await harness.startWorkers(dependencies);
    },
    close: async () => {
      await workers.stop();
      await harness.close();
    },
  };
}

/** Mail and SMS that arrive here: codes are told apart by their challenge, since several flows share an address. */
function createCapturingPost() {
  const codes = new Map<string, string>();
  const send = async ({ messageId, text }: { messageId: string; text: string }) => {
    const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
    if (code) codes.set(messageId.replace(/^code-/, ''), code);
  };
  const close = () => undefined;
  return { parts: { mailer: { send, close }, sms: { send, close } }, codeOf: (id: string) => codes.get(id) };
}
