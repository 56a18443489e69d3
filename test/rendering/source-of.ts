import { canonicalText, type StatementPage } from '../../domain/statements/statement-page.ts';
import { type WidestValues, statementFields } from '../../domain/clearing/ledger-row.ts';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { amountWidth, displayWidth } from '../../rendering/xlsx/cell-values.ts';
import type { InMemorySource, StreamedSource } from '../../rendering/statement-source.ts';

/** A statement as few rows are rendered. */
export function sourceOf(model: StatementModel): InMemorySource {
  return { kind: 'in-memory', outline: outlineOf(model), pages: pagesOf(model, Infinity) };
}

/** The same as many rows are rendered, so many a page. */
export function streamedSourceOf(model: StatementModel, rowsAPage: number): StreamedSource {
  async function* pages() {
    yield* pagesOf(model, rowsAPage);
  }
  return { kind: 'streamed', outline: outlineOf(model), pages: pages(), widest: widestOf(model) };
}

function outlineOf({ sections, ...rest }: StatementModel) {
  return { ...rest, sections: sections.map(({ rows: _, ...section }) => section) };
}

function pagesOf({ sections }: StatementModel, rowsAPage: number): StatementPage[] {
  return sections.flatMap(({ merchantNo, rows }, section) => {
    const size = Math.min(rowsAPage, rows.length);
    return Array.from({ length: Math.ceil(rows.length / size) }, (_, page) => {
      const text = canonicalText(merchantNo, rows.slice(page * size, (page + 1) * size));
      return { section, text };
    });
  });
}

function widestOf({ sections }: StatementModel): WidestValues {
  const rows = sections.flatMap((section) => section.rows);
  const entries = statementFields.map((field) => {
    const widths = rows.map(({ [field]: value }) =>
      typeof value === 'number' ? amountWidth(value) : displayWidth(value),
    );
    return [field, widths.reduce((most, width) => Math.max(most, width), 0)] as const;
  });
  return Object.fromEntries(entries) as unknown as WidestValues;
}
