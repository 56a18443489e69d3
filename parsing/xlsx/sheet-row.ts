/** A row of a workbook's sheet: 1-based number, cells as text. Real dates are `yyyy-MM-dd HH:mm:ss`, numbers as written in the file. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}
