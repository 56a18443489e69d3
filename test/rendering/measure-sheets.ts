import type { StatementModel } from '../../domain/statements/statement.ts';
import { measureRows, sheetWidths, type SheetWidths } from '../../rendering/xlsx/column-widths.ts';

/** Widths for a statement in memory. */
export function measureSheets(model: StatementModel): SheetWidths {
  return sheetWidths(model, measureRows(model.sections.map(({ rows }) => rows)));
}
