import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { loadConfig } from '../../config.ts';
import { openDatabase } from '../../db/orm.ts';
import { generateMany } from '../../db/sample/generate-many.ts';
import { loadMany } from '../../db/sample/load-many.ts';
import type { SampleMerchant } from '../../db/sample/sample-rows.ts';
import { createVault } from '../../db/vault.ts';
import { createSealedInputs } from '../../db/sealed-inputs.ts';
import { startStack } from '../../scripts/stack.ts';
import { connectTemporal } from '../../temporal/connection.ts';
import { cpuTimes } from '../cpu-time.ts';
import { peakRssMb } from '../machine.ts';
import { type CodeSink, startCodeSink } from './code-sink.ts';

export interface BenchStack {
  readonly origin: string;
  readonly codes: CodeSink;
  /** Merchants on file without an account. */
  readonly merchants: readonly SampleMerchant[];
  /** For what the api does with credentials once the password is a hash: seals them and updates the workflow. */
  readonly temporal: Client;
  readonly sealedInputs: ReturnType<typeof createSealedInputs>;
  /** Of api and worker together. */
  peakRssMb(): number | null;
  /** ms of processor time so far, by part. */
  cpuTimes(): Record<string, number>;
  stop(): Promise<void>;
}

/** The whole portal on free ports with its own Temporal server and so many merchants on file. */
export async function startBenchStack(merchantCount: number): Promise<BenchStack> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-identity-'));
  const codes = await startCodeSink();
  // One proxy is trusted, so that every person can come from an address of their own.
  const environment = {
    SMTP_URL: codes.url,
    SMS_URL: codes.url,
    TEMPORAL_ADDRESS: '',
    LOG_LEVEL: 'warn',
    TRUSTED_PROXIES: '1',
  };
  const stack = await startStack({ dataDir: folder, ports: 'free', quiet: true, environment });
  const config = loadConfig(stack.environment);
  const database = await openDatabase({ url: config.DATABASE_URL });
  const vault = createVault(config);
  const scale = { seed: 1, merchants: merchantCount, transactionsPerMerchant: 1, period: '2019-10' };
  await loadMany(database, vault, { ...scale, now: new Date() });
  const temporal = connectTemporal(config);
  return {
    origin: stack.addresses.portal,
    codes,
    merchants: [...generateMany(scale)].flatMap(({ merchants }) => merchants),
    temporal,
    sealedInputs: createSealedInputs(database, vault),
    peakRssMb: () => peakRssMb([stack.pids.api, stack.pids.worker]),
    cpuTimes: () => {
      const { temporal: server, worker, api } = stack.pids;
      return cpuTimes({ temporal: server, worker, api, bench: process.pid });
    },
    stop: async () => {
      await temporal.connection.close();
      await database.close();
      await stack.stop();
      codes.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
