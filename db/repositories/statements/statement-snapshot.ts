import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import type { StatementContent, InMemoryContent } from '../../../domain/statements/statement-content.ts';
import { canonicalText, type StatementPage } from '../../../domain/statements/statement-page.ts';
import { summarise, type SectionOutline } from '../../../domain/statements/statement.ts';
import { addTotals, noTotals, sameTotals } from '../../../domain/clearing/totals.ts';
import type { LedgerFindings } from '../../../domain/clearing/ledger-findings.ts';
import type { StatementRow } from '../../../domain/clearing/ledger-row.ts';
import type { Database } from '../../orm.ts';
import { inLongSnapshot, inSnapshot } from '../../transaction.ts';
import { outlineLedger } from './statement-outline.ts';
import { ledgerPages } from '../../sql/clearing/ledger-pages.ts';
import { spansOf, type StatementWanted } from '../../sql/statements/statement-spans.ts';
import { sumLedger } from '../../sql/clearing/ledger-totals.ts';
import { buildInMemoryContent } from './in-memory-content.ts';

const { maxRowsInMemory, pageRows } = policy.statement;

export function createStatementContents(database: Database) {
  return {
    /**
     * Reads what a statement says from one state of the ledger, and each row once. Few rows are in memory, and
     * the database is free again when `use` is called. More are read while `use` takes them, within a transaction that
     * ends with it: `use` must ask the database for nothing else that it waits for.
     */
    async withContent<T>(
      wanted: StatementWanted,
      use: (content: StatementContent) => Promise<T>,
    ): Promise<T> {
      const inMemory = await inSnapshot(database, (em) => readInMemory(em, wanted));
      if (inMemory) return use(inMemory);
      return inLongSnapshot(database, async (em) => {
        const { subject, applicationTypeCode, period } = wanted;
        const outline = await outlineLedger(em, database.kind, subject, applicationTypeCode, period);
        const findings = { maskedCards: 0 };
        const pages = pagesOf(em, wanted, outline.sections, findings);
        return use({ kind: 'streamed', ...outline, findings, pages });
      });
    },
  };
}

/** Undefined when there are too many rows to have them in memory. */
export async function readInMemory(
  em: SqlEntityManager,
  { subject, applicationTypeCode, period }: StatementWanted,
): Promise<InMemoryContent | undefined> {
  const totals = await sumLedger(em, subject, applicationTypeCode, period);
  if (totals.count > maxRowsInMemory) return undefined;
  const findings = { maskedCards: 0 };
  const sections = new Map<string, { merchantName: string; rows: StatementRow[] }>();
  for (const span of await spansOf(em, subject, period)) {
    const { merchantNo, merchantName } = span;
    const section = sections.get(merchantNo) ?? { merchantName, rows: [] };
    for await (const rows of ledgerPages(em, span, applicationTypeCode, maxRowsInMemory, findings))
      section.rows.push(...rows);
    if (section.rows.length > 0) sections.set(merchantNo, section);
  }
  const merchants = [...sections].map(([merchantNo, section]) => ({ merchantNo, ...section }));
  return buildInMemoryContent(merchants, totals, findings);
}

/** @throws BusinessError TOTALS_DISAGREE when a section's rows are not those that SQL has summed */
async function* pagesOf(
  em: SqlEntityManager,
  { subject, applicationTypeCode, period }: StatementWanted,
  sections: readonly SectionOutline[],
  findings: LedgerFindings,
): AsyncGenerator<StatementPage> {
  const read = sections.map(() => noTotals);
  const sectionOf = new Map(sections.map(({ merchantNo }, index) => [merchantNo, index]));
  for (const span of await spansOf(em, subject, period)) {
    for await (const rows of ledgerPages(em, span, applicationTypeCode, pageRows, findings)) {
      if (rows.length === 0) continue;
      const section = sectionOf.get(span.merchantNo);
      if (section === undefined) throw new BusinessError('TOTALS_DISAGREE');
      read[section] = addTotals(read[section]!, summarise(rows).totals);
      yield { section, text: canonicalText(span.merchantNo, rows) };
    }
  }
  if (!sections.every(({ totals }, index) => sameTotals(totals, read[index]!)))
    throw new BusinessError('TOTALS_DISAGREE');
}
