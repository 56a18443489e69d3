import { createHash } from 'node:crypto';
import type { Database } from '../../../db/orm.ts';
import { createStatementContents } from '../../../db/repositories/statements/statement-snapshot.ts';
import type { StatementWanted } from '../../../db/sql/statements/statement-spans.ts';
import type { StatementContent } from '../../../domain/statements/statement-content.ts';
import { rowsIn } from '../../../domain/statements/statement-page.ts';
import type { StatementSection } from '../../../domain/statements/statement.ts';
import type { Totals } from '../../../domain/clearing/totals.ts';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';

export interface Snapshot {
  readonly sections: StatementSection[];
  readonly totals: Totals;
  readonly digest: string;
}

/** A statement's content with all its rows in memory, however many they are. */
export function readSnapshot(database: Database, wanted: StatementWanted): Promise<Snapshot> {
  return createStatementContents(database).withContent(wanted, collect);
}

/** Reads the pages as a renderer does. */
export async function collect(content: StatementContent): Promise<Snapshot> {
  const hash = createHash('sha256');
  const rows: StatementRow[][] = content.sections.map(() => []);
  for await (const page of content.pages) {
    hash.update(page.text);
    rows[page.section]!.push(...rowsIn(page));
  }
  const sections = content.sections.map((section, index) => ({ ...section, rows: rows[index]! }));
  return { sections, totals: content.totals, digest: hash.digest('hex') };
}
