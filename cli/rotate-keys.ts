import { loadConfig } from '../config.ts';
import { openDatabase } from '../db/orm.ts';
import { rotateBlindIndexes } from '../db/rotation/rotate-blind-indexes.ts';
import { rotateFieldKeys } from '../db/rotation/rotate-field-keys.ts';
import { createVault } from '../db/vault.ts';

const usage = 'usage: npm run keys:rotate [-- --blind-index]';

/**
 * Seals every field anew with the first key of FIELD_KEYS, while the system runs; with `--blind-index` makes every
 * blind index anew with BLIND_INDEX_KEY, which wants api and workers stopped. Ends with 1 when something is left.
 */
async function main(args: readonly string[]): Promise<number> {
  const blindIndex = args[0] === '--blind-index';
  if (args.length > (blindIndex ? 1 : 0)) throw new Error(usage);
  const config = loadConfig();
  const vault = createVault(config);
  const database = await openDatabase({ url: config.DATABASE_URL });
  try {
    const report = blindIndex
      ? await rotateBlindIndexes(database, vault)
      : await rotateFieldKeys(database, vault.cipher);
    for (const { column, ...counts } of report) {
      const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
      process.stdout.write(`${column}: ${told.join(', ')}\n`);
    }
    const left = report.reduce((sum, { remaining }) => sum + remaining, 0);
    process.stdout.write(left === 0 ? 'Done: all is under the current key.\n' : `${left} left: not done.\n`);
    return left === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
