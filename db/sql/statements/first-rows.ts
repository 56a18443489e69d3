import type { SqlEntityManager } from '@mikro-orm/sql';
import type { MerchantRow } from '../../../domain/statements/statement-csv.ts';
import { ledgerPages } from '../clearing/ledger-pages.ts';
import { spansOf, type StatementWanted } from './statement-spans.ts';

/** The first rows in the order of the statement's files, and no more of them read than are wanted. */
export async function readFirstRows(
  em: SqlEntityManager,
  { subject, applicationTypeCode, period }: StatementWanted,
  atMost: number,
): Promise<MerchantRow[]> {
  const rows: MerchantRow[] = [];
  for (const span of await spansOf(em, subject, period)) {
    const { merchantNo } = span;
    for await (const page of ledgerPages(em, span, applicationTypeCode, atMost)) {
      rows.push(...page.map((row) => ({ merchantNo, ...row })));
      if (rows.length >= atMost) return rows.slice(0, atMost);
    }
  }
  return rows;
}
