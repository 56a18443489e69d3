import { join } from 'node:path';
import { createProducer } from '../../../activities/statements/produce.ts';
import { withTemporaryFolder } from '../../../activities/failures/temporary-folder.ts';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase, type Database } from '../../../db/orm.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { subjectKey } from '../../../db/repositories/statements/production-inputs.ts';
import type { MemoryPeaks } from '../../../rendering/memory-bound.ts';
import { createRenderer, type Renderer } from '../../../rendering/renderer.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { addPeople, now } from '../../db/fixture.ts';
import { vault } from '../../support/vault.ts';

/**
 * Run as a program: FOLDER ROWS; makes the statement of a merchant with so many rows from a database, and prints what
 * was made and the most memory that the process had.
 */
const [folder, rows] = [process.argv[2]!, Number(process.argv[3])];
const database = await openDatabase({ url: `file:${join(folder, 'ledger.db')}` });
await migrate(database);
const { merchants } = await addPeople(database);
await addRows(database, merchants[0], rows);
const renderer = createRenderer({ threads: 1 });
const files = createLocalFileStore(join(folder, 'files'));
const repositories = createRepositories(database, vault);
const { productionInputs } = repositories;
const owner = { subjectType: 'merchant', subjectId: merchants[0] } as const;
const peaks: MemoryPeaks[] = [];
const measured: Renderer = {
  ...renderer,
  render: async (...job) => {
    const rendered = await renderer.render(...job);
    peaks.push(rendered.peaks);
    return rendered;
  },
};
const produce = createProducer({ repositories, renderer: measured, files, clock: () => now });
const cpuBefore = process.cpuUsage();
const begun = performance.now();
const september = { from: '2019-09-01', to: '2019-09-30' };
const input = (await productionInputs.load([owner], september)).get(subjectKey(owner))!;
const { unpublished } = await withTemporaryFolder((temporary) =>
  produce(input, september, { folder: temporary, provisional: false }),
);
const ms = performance.now() - begun;
const { user, system } = process.cpuUsage(cpuBefore);
const [statement] = unpublished;
const sizes = statement?.files.map(({ bytes }) => bytes);
const made = { totals: statement?.totals, files: sizes, peaks: peaks[0] };
const peakRssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ...made, ms, cpuMs: (user + system) / 1_000, peakRssMb }));
await renderer.close();
await database.close();

/** One clearing file of each of thirty days, by SQL alone. */
async function addRows(database: Database, merchantId: number, count: number): Promise<void> {
  await database.em().execute(
    `insert into clearing_transaction (clearing_file_id, line_no, merchant_id, application_type_code, clearing_date,
        transaction_date, transaction_time, terminal_no, masked_card_no, transaction_type, amount_fen, net_fen, fee_fen,
        trace_no, system_reference_no, channel, remark, remark1)
      with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ?)
      select 1 + i % 30, i, ?, 'CONVENIENCE', printf('2019-09-%02d', 1 + i % 30), '2019-08-31',
        printf('%02d:%02d:%02d', i % 24, i % 60, i % 59), printf('1025%04d', i % 40), printf('622848******%04d', i % 9973),
        '消费', 300 + i % 99991, 299 + i % 99991, 1, printf('%06d', i % 1000000), printf('%012d', i),
        '银行卡', '', '丰瑞堂第' || (i % 40) || '大药房' from n`,
    [count, merchantId],
    'run',
  );
}
