import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** What makes each attempt to send a code send the same one, and which attempt may discard it. */
export class CodeAttempts extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    const text = (length: number) => (sqlite ? 'text' : `varchar(${length})`);
    this.addSql(`alter table otp_challenge add column code_nonce ${text(32)} null`);
    this.addSql(`alter table otp_challenge add column issued_by ${text(36)} null`);
  }
}
