import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { buildApp } from '../../api/app.ts';
import { type ApiDependencies, createDependencies } from '../../api/dependencies.ts';
import { listen } from '../../api/http/listen.ts';
import { Operator } from '../../db/entities/operator.ts';
import { migrate } from '../../db/migrate.ts';
import { type Database, openDatabase } from '../../db/orm.ts';
import { createLocalFileStore } from '../../storage/local-file-store.ts';
import { connectTemporal } from '../../temporal/connection.ts';
import { vault } from '../support/vault.ts';
import { insertFixture, operatorTotpSecret } from './fixture.ts';
import { knownCaptchas } from './known-captchas.ts';

export const payloadKeys = [{ id: 'test', key: Buffer.alloc(32, 4) }];

export interface ApiUnderTest {
  readonly url: string;
  readonly dependencies: ApiDependencies;
  readonly database: Database;
  /** Every line that was logged. */
  readonly logLines: string[];
  /** The time the api believes it is. */
  readonly time: { now: Date };
  readonly folder: string;
  stop(): Promise<void>;
}

interface Options {
  readonly publicOrigin?: string;
  /** How many proxies in front of it are believed to tell the caller's address. */
  readonly trustedProxies?: number;
  /** Where the built pages are; without it there are none. */
  readonly portalDir?: string;
  /** Without it Temporal is out of reach. */
  readonly temporal?: { readonly address: string; readonly name: string };
}

/** The whole api on a free port, on a database and a file store of its own. */
export async function startApi({
  publicOrigin,
  trustedProxies = 0,
  temporal: namespace,
  portalDir,
}: Options = {}): Promise<ApiUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'api-test-'));
  const database = await openDatabase({ url: `file:${join(folder, 'portal.db')}` });
  await migrate(database);
  await insertFixture(database, folder);
  await database.em().nativeUpdate(Operator, 1, { totpCipher: vault.cipher.seal(operatorTotpSecret) });
  const logLines: string[] = [];
  const time = { now: new Date('2019-10-15T02:00:00.000Z') };
  const temporal = namespace ? clientOf(namespace.address, namespace.name) : clientOf('127.0.0.1:9');
  const dependencies = createDependencies({
    database,
    vault,
    temporal,
    captcha: knownCaptchas,
    files: createLocalFileStore(join(folder, 'files')),
    log: pino({ level: 'info' }, collect(logLines)),
    clock: () => time.now,
    settings: {
      PUBLIC_ORIGIN: publicOrigin ?? 'http://localhost:3000',
      BRAND_NAME: '商户网上服务系统',
      HOTLINE: '95534',
      TRUSTED_PROXIES: trustedProxies,
      PORTAL_DIR: portalDir ?? join(folder, 'portal'),
      STATEMENT_MONTH_OFFSET: 0,
    },
  });
  const listening = await listen(buildApp(dependencies), { host: '127.0.0.1', port: 0 });
  const stop = async () => {
    await listening.close(100);
    // A client that cannot reach its server goes on trying for a while, and fails loudly when it is closed meanwhile.
    if (namespace) await temporal.connection.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${listening.port}`, dependencies, database, logLines, time, folder, stop };
}

/** A client with the project's own data converter. */
function clientOf(address: string, namespace = 'default'): Client {
  return connectTemporal({
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TLS: false,
    PAYLOAD_KEYS: payloadKeys,
  });
}

function collect(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString('utf8').trimEnd().split('\n'));
      done();
    },
  });
}
