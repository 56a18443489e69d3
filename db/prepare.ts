import { loadConfig } from '../config.ts';
import { Branch } from './entities/branch.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './orm.ts';
import { loadSample } from './sample/load.ts';
import { sampleMonths, samplePeriod } from './sample/sample.ts';
import { createVault } from './vault.ts';

// Run before anything else starts: brings the tables up to date and, on a person's own machine, gives an empty
// database something to look at: the guide's month, with --whole-sample the twelve months before it too.
const config = loadConfig();
const database = await openDatabase({ url: config.DATABASE_URL });
try {
  const applied = await migrate(database);
  process.stdout.write(applied.length > 0 ? `Tables: ran ${applied.join(', ')}\n` : 'Tables: up to date\n');
  if (config.EMBEDDED && (await database.em().count(Branch)) === 0) {
    const months = process.argv.includes('--whole-sample') ? sampleMonths : [samplePeriod];
    await loadSample(database, createVault(config), { now: new Date(), months });
    process.stdout.write('Sample data: loaded\n');
  }
} finally {
  await database.close();
}
