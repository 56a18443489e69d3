import { loadConfig } from '../../config.ts';
import { ClearingFile } from '../../db/entities/clearing-file.ts';
import { StatementRun } from '../../db/entities/statement-run.ts';
import { openDatabase } from '../../db/orm.ts';
import { earlierMonths } from '../../db/sample/sample.ts';
import { createStatementCalls } from '../../temporal/calls/statement-calls.ts';
import { connectTemporal } from '../../temporal/connection.ts';

// Run by `npm start`: produces the statements of the sample's months before the guide's, so that charts have bars.
// Months that have a run are left as they are, so a start that was stopped is completed by the next one.
const config = loadConfig();
const client = connectTemporal(config);
const { startRun } = createStatementCalls(client);
for (const period of await monthsWithoutRun()) {
  const run = await startRun({ period, requestedBy: 'system:sample' });
  await run.result();
}
await client.connection.close();

async function monthsWithoutRun(): Promise<string[]> {
  const database = await openDatabase({ url: config.DATABASE_URL });
  try {
    const em = database.em();
    const runs = await em.find(StatementRun, { period: { $in: [...earlierMonths] } });
    const files = await em.find(ClearingFile, { clearingDate: { $gte: `${earlierMonths[0]}-01` } });
    const cleared = new Set(files.map(({ clearingDate }) => clearingDate.slice(0, 7)));
    return earlierMonths.filter(
      (month) => cleared.has(month) && !runs.some(({ period }) => period === month),
    );
  } finally {
    await database.close();
  }
}
