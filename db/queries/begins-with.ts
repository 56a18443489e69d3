/**
 * A text that begins with another, as a range of the column's index: SQLite's `like` ignores case and so reads every row.
 */
export function beginsWith(text: string): { readonly $gte: string; readonly $lt: string } {
  return { $gte: text, $lt: `${text}\u{10FFFF}` };
}
