import { expect, test } from '@jest/globals';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Database } from '../../db/orm.ts';
import { readClearingFacts } from '../../db/sql/clearing/clearing-facts.ts';
import { onEachEngine } from './engines.ts';
import { addClearing, addPeople } from './fixture.ts';

const row = (line: number, [amount, net, fee]: readonly [number, number, number]) =>
  `insert into clearing_transaction (clearing_file_id, line_no, merchant_id, application_type_code, clearing_date,
     transaction_date, transaction_time, terminal_no, masked_card_no, transaction_type, amount_fen, net_fen, fee_fen,
     trace_no, system_reference_no, channel, remark, remark1)
   values (1, ${line}, 1, 'BANK', '2019-09-09', '2019-09-09', '08:00:00', '10252043', '1', '消费', ${amount}, ${net},
     ${fee}, '000001', '00000000000${line}', 'POS', '', '')`;

onEachEngine((open, engine) => {
  test('the table refuses a row whose net amount is not its amount minus its fee', async () => {
    const insert = open()
      .em()
      .execute(row(1, [10_000, 9_981, 20]), [], 'run');
    await expect(insert).rejects.toMatchObject({ name: 'CheckConstraintViolationException' });
    await open()
      .em()
      .execute(row(1, [10_000, 9_980, 20]), [], 'run');
  });

  test('a file whose net amounts do not add up to its control total is a mismatch', async () => {
    const september = { from: '2019-09-01', to: '2019-09-30' };
    const [merchantId] = (await addPeople(open())).merchants;
    await addClearing(open(), { merchantId, date: '2019-09-09', amounts: [10_000] });
    const mismatched = async () => (await readClearingFacts(open().em(), september, '2019-10-01')).mismatched;
    expect(await mismatched()).toBe(0);
    await open().em().execute('update clearing_file set net_fen = 9900', [], 'run');
    expect(await mismatched()).toBe(0);
    await open().em().execute('update clearing_file set net_fen = 9901', [], 'run');
    expect(await mismatched()).toBe(1);
  });

  test('the migration refuses wrong rows of before by name, and keeps the right ones with all that belongs to them', async () => {
    const created = await engine.create();
    const database = await openDatabase({ url: created.url });
    try {
      await database.orm.schema.ensureDatabase();
      await database.orm.migrator.up({ to: '0020-query-indexes' });
      const em = database.em();
      const file = `insert into clearing_file (id, clearing_date, application_type_code, file_name, state, row_count,
        amount_fen, fee_fen) values (1, '2019-09-09', 'BANK', '20190909_BANK_01.txt', 'LOADED', 2, 200, 2)`;
      for (const sql of [file, row(1, [100, 99, 1]), row(2, [10_000, 9_981, 20])])
        await em.execute(sql, [], 'run');
      await expect(migrate(database)).rejects.toThrow(
        '20190909_BANK_01.txt, line 2: amount 10000, fee 20, net 9981 fen',
      );
      const before = await objectsOf(database);
      await em.execute('update clearing_transaction set net_fen = 9980 where line_no = 2', [], 'run');
      await database.orm.migrator.up({ to: '0021-net-amounts' });
      const rows = await em.execute<{ net_fen: number }[]>(
        'select net_fen from clearing_transaction order by line_no',
      );
      expect(rows.map(({ net_fen: net }) => Number(net))).toEqual([99, 9_980]);
      expect(await objectsOf(database)).toEqual(before);
    } finally {
      await created.remove(database);
    }
  });
});

/** The indexes and triggers of the ledger. */
async function objectsOf(database: Database): Promise<string[]> {
  const sql =
    database.kind === 'sqlite'
      ? "select name from sqlite_master where tbl_name = 'clearing_transaction' and type <> 'table' order by name"
      : `select distinct index_name as name from information_schema.statistics
          where table_schema = database() and table_name = 'clearing_transaction' order by name`;
  const rows = await database.em().execute<{ name: string }[]>(sql);
  return rows.map(({ name }) => name);
}
