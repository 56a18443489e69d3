import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../config.ts';
import { type Database, openDatabase } from '../../db/orm.ts';
import { type Stack, startStack } from '../../scripts/stack.ts';
import type { Environment } from '../../scripts/stack/environment.ts';
import { newNamespace } from './namespace.ts';
import { provided } from './provided.ts';

export interface TestStack {
  readonly stack: Stack;
  readonly config: Config;
  /** The stack's own database, beside its processes. */
  readonly database: Database;
  /** All that the stack keeps; removed at the end. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

interface Options {
  /** Set on top of what the stack would start with. */
  readonly environment?: Environment;
  /** A Temporal server of its own, which the test may stop; otherwise a namespace of its own on the tests' server. */
  readonly ownTemporal?: boolean;
}

/**
 * Everything that `npm start` runs, as processes of their own on free ports with the sample, the built pages and the
 * bundled workflow code of `npm test`.
 */
export async function startTestStack({ environment, ownTemporal = false }: Options = {}): Promise<TestStack> {
  const folder = await mkdtemp(join(tmpdir(), 'stack-'));
  const given = {
    PORTAL_DIR: provided('TEST_PORTAL_DIR'),
    WORKFLOW_BUNDLE: provided('TEST_WORKFLOW_BUNDLE'),
    ...(ownTemporal ? { TEMPORAL_ADDRESS: '' } : await sharedTemporal()),
    ...environment,
  };
  const stack = await startStack({ dataDir: folder, ports: 'free', quiet: true, environment: given });
  const config = loadConfig(stack.environment);
  const database = await openDatabase({ url: config.DATABASE_URL });
  const stop = async () => {
    await database.close();
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { stack, config, database, folder, stop };
}

async function sharedTemporal(): Promise<Environment> {
  const address = provided('TEST_TEMPORAL_ADDRESS');
  return { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: await newNamespace(address) };
}
