import { createHash } from 'node:crypto';
import type { LedgerFindings } from '../../../domain/clearing/ledger-findings.ts';
import type { InMemoryContent } from '../../../domain/statements/statement-content.ts';
import { canonicalText } from '../../../domain/statements/statement-page.ts';
import { summarise, type StatementSection } from '../../../domain/statements/statement.ts';
import type { Totals } from '../../../domain/clearing/totals.ts';

/** One merchant's rows of a statement, in the order of the clearing files. */
export type SectionRows = Pick<StatementSection, 'merchantNo' | 'merchantName' | 'rows'>;

/**
 * The content of a statement whose rows are in memory, however they were read.
 *
 * @param sections by merchant number, each with at least one row
 * @param totals summed by SQL and never from these rows, or nothing would be compared
 */
export function buildInMemoryContent(
  sections: readonly SectionRows[],
  totals: Totals,
  findings: LedgerFindings,
): InMemoryContent {
  const hash = createHash('sha256');
  const pages = sections.map(({ merchantNo, rows }, section) => {
    const text = canonicalText(merchantNo, rows);
    hash.update(text);
    return { section, text };
  });
  const outlines = sections.map(({ rows, ...merchant }) => ({ ...merchant, ...summarise(rows) }));
  return { kind: 'in-memory', sections: outlines, totals, findings, pages, digest: hash.digest('hex') };
}
