import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const table = 'clearing_transaction';
const check = `constraint ${table}_net_amount check (net_fen = amount_fen - fee_fen)`;
const listed = 20;

interface WrongRow {
  readonly file_name: string | null;
  readonly line_no: number;
  readonly amount_fen: number;
  readonly fee_fen: number;
  readonly net_fen: number;
}

/**
 * The table itself holds 清算金额 = 交易金额 − 手续费, and a clearing file's control totals have the net amount. Rows that
 * break the rule are listed and nothing is changed: which of their amounts is wrong only the source can tell.
 */
export class NetAmounts extends Migration {
  override async up(): Promise<void> {
    await this.#requireBalancedRows();
    this.addSql('alter table clearing_file add column net_fen bigint null');
    if (this.driver.getPlatform() instanceof SqlitePlatform) await this.#rebuild();
    else this.addSql(`alter table ${table} add ${check}`);
  }

  async #requireBalancedRows(): Promise<void> {
    const wrong = 't.net_fen <> t.amount_fen - t.fee_fen';
    const [found] = (await this.execute(`select count(*) as n from ${table} t where ${wrong}`)) as {
      n: number | string;
    }[];
    const count = Number(found?.n ?? 0);
    if (count === 0) return;
    const rows = (await this.execute(
      `select f.file_name, t.line_no, t.amount_fen, t.fee_fen, t.net_fen from ${table} t
        left join clearing_file f on f.id = t.clearing_file_id where ${wrong}
        order by t.clearing_file_id, t.line_no limit ${listed}`,
    )) as unknown as WrongRow[];
    const lines = rows.map(
      (row) =>
        `  ${row.file_name ?? 'file unknown'}, line ${row.line_no}: amount ${row.amount_fen}, fee ${row.fee_fen}, net ${row.net_fen} fen`,
    );
    const more = count > listed ? `\n  and ${count - listed} more` : '';
    throw new Error(
      `The net amount of ${count} cleared transactions is not their amount minus their fee. Correct them first; nothing was changed.\n${lines.join('\n')}${more}`,
    );
  }

  /** SQLite adds a check only with a new table; whatever belongs to the old one is made again as it is. */
  async #rebuild(): Promise<void> {
    const objects = (await this.execute(
      `select type, sql from sqlite_master where tbl_name = '${table}' and sql is not null`,
    )) as { type: string; sql: string }[];
    const definition = objects.find(({ type }) => type === 'table')!.sql;
    this.addSql(`alter table ${table} rename to ${table}_before`);
    this.addSql(definition.replace(/\)\s*$/, `, ${check})`));
    this.addSql(`insert into ${table} select * from ${table}_before`);
    this.addSql(`drop table ${table}_before`);
    for (const { type, sql } of objects) if (type !== 'table') this.addSql(sql);
  }
}
