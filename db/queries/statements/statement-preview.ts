import type { SqlEntityManager } from '@mikro-orm/sql';
import type { MerchantRow } from '../../../domain/statements/statement-csv.ts';
import {
  type NamedMerchant,
  addTotals,
  noTotals,
  sameTotals,
  type TerminalTotals,
} from '../../../domain/clearing/totals.ts';
import type { Database } from '../../orm.ts';
import { sumByTerminal } from '../../sql/clearing/ledger-totals.ts';
import { readFirstRows } from '../../sql/statements/first-rows.ts';
import { newestVersion } from '../../sql/statements/newest-version.ts';
import { findSubjectByNo } from '../../sql/roster/subjects.ts';
import { inSnapshot } from '../../transaction.ts';
import type { StatementRecord } from './statement-records.ts';

export type MerchantTerminal = TerminalTotals & NamedMerchant;

/** The first rows of a statement, and its sums by terminal. */
export interface StatementPreview {
  readonly rows: readonly MerchantRow[];
  /** By merchant number, then by terminal. */
  readonly byTerminal: readonly MerchantTerminal[];
}

/**
 * Shows a statement from the ledger; undefined where the ledger says something else by now: for a version that was
 * superseded, and for one whose successor is yet to be produced.
 */
export function createStatementPreview(database: Database) {
  return (statement: StatementRecord, rowsAtMost: number): Promise<StatementPreview | undefined> =>
    inSnapshot(database, async (em) => {
      const { subjectType, subjectNo, applicationTypeCode: type, period } = statement;
      const subject = await findSubjectByNo(em, subjectType, subjectNo);
      if (!subject || (await isSuperseded(em, statement))) return undefined;
      const byTerminal = await sumByTerminal(em, subject, type, period);
      // The ledger is only ever added to, so that equal sums are the same rows.
      if (!sameTotals(byTerminal.reduce(addTotals, noTotals), statement.totals)) return undefined;
      return {
        rows: await readFirstRows(em, { subject, applicationTypeCode: type, period }, rowsAtMost),
        byTerminal,
      };
    });
}

async function isSuperseded(em: SqlEntityManager, { id }: StatementRecord): Promise<boolean> {
  const newest = `select s.id from statement s where s.id = ? and ${newestVersion('s')}`;
  return (await em.execute<unknown[]>(newest, [id])).length === 0;
}
