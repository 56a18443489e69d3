import { createProofOfWork } from '../captcha/proof-of-work.ts';
import { createPuzzleFactory } from '../captcha/puzzle-factory.ts';
import { createPuzzlePool } from '../captcha/puzzle-pool.ts';
import { type Config, loadConfig } from '../config.ts';
import { openDatabase } from '../db/orm.ts';
import { createVault } from '../db/vault.ts';
import { policy } from '../domain/policy.ts';
import { createLogger } from '../logging/create-logger.ts';
import { openFileStore } from '../storage/open-file-store.ts';
import { connectTemporal } from '../temporal/connection.ts';
import { buildApp } from './app.ts';
import { createDependencies } from './dependencies.ts';
import { listen } from './http/listen.ts';

const config = loadConfig();
const log = createLogger({ level: config.LOG_LEVEL, name: 'api' });

/** Opens all that the api needs; Temporal is connected to when it is first asked. */
async function start({ API_HOST: host, API_PORT: port, ...settings }: Config): Promise<() => Promise<void>> {
  const database = await openDatabase({ url: settings.DATABASE_URL });
  const temporal = connectTemporal(settings);
  const files = openFileStore(settings);
  const vault = createVault(settings);
  const puzzles = createPuzzlePool(createPuzzleFactory(), policy.captcha.slider.madeAhead);
  const dependencies = createDependencies({
    database,
    vault,
    captcha: { puzzles, proofOfWork: createProofOfWork(vault.otpKey) },
    temporal,
    files,
    log,
    clock: () => new Date(),
    settings,
  });
  const listening = await listen(buildApp(dependencies), { host, port });
  log.info({ host, port: listening.port }, 'listening');
  return async () => {
    await listening.close();
    await puzzles.close();
    await database.close();
    await temporal.connection.close();
  };
}

/** The first signal drains; a second one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    await stop();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, (name: string) => void onSignal(name));
}

stopOnSignal(await start(config));
