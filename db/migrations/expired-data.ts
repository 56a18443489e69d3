import { Migration } from '@mikro-orm/migrations';

/** Indexes for what is removed by age. */
export class ExpiredData extends Migration {
  override up(): void {
    for (const [table, column] of [
      ['session', 'expires_at'],
      ['otp_challenge', 'expires_at'],
      ['code_sending', 'created_at'],
    ] as const)
      this.addSql(`create index ${table}_${column}_index on ${table} (${column})`);
  }
}
