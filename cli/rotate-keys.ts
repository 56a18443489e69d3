import { loadConfig } from '../config.ts';
import { openDatabase } from '../db/orm.ts';
import { rotateBlindIndexes } from '../db/rotation/rotate-blind-indexes.ts';
import { rotateFieldKeys } from '../db/rotation/rotate-field-keys.ts';
import { createVault } from '../db/vault.ts';

const usage = 'usage: npm run keys:rotate [-- --blind-index]';

/**
 * Re-encrypts every field with the first key of FIELD_KEYS while the system runs; `--blind-index` recomputes every
 * blind index with BLIND_INDEX_KEY and requires api and workers to be stopped. Exits with 1 when values are left.
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
      const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
      process.stdout.write(`${column}: ${parts.join(', ')}\n`);
    }
    const left = report.reduce((sum, { remaining }) => sum + remaining, 0);
    process.stdout.write(
      left === 0 ? 'Done: everything uses the current key.\n' : `${left} values are left. Run it again.\n`,
    );
    return left === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
