import { loadConfig } from '../config.ts';
import { openDatabase } from '../db/orm.ts';
import { createVault } from '../db/vault.ts';
import { openFileStore } from '../storage/open-file-store.ts';
import { connectTemporal } from '../temporal/connection.ts';
import type { CommandContext } from './command.ts';
import { createContext } from './context.ts';
import { runCommand } from './run-command.ts';

/** The operators' command line, for people who may read the configuration of this machine. */
async function open(): Promise<CommandContext> {
  return createContext({
    database: await openDatabase({ url: config.DATABASE_URL }),
    vault: createVault(config),
    files: openFileStore(config),
    config,
    temporal: connectTemporal(config),
    now: new Date(),
    input: process.stdin,
    print: (line) => console.log(line),
    ...(process.stderr.isTTY && { show: (text) => void process.stderr.write(`\r\x1b[2K${text}`) }),
  });
}

const config = configOrExit();
process.exit(
  await runCommand(
    process.argv.slice(2),
    open,
    (line) => console.error(line),
    (line) => console.log(line),
  ),
);

function configOrExit() {
  try {
    return loadConfig();
  } catch (error) {
    console.error(`✗ ${(error as Error).message}`);
    process.exit(1);
  }
}
